package org.example.badges;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.core.spi.ProviderContext;
import com.jsonexpress.identity.core.spi.Traits;
import java.util.Queue;

/** For development: yields to another printer. */
public class PaperPrinter implements BadgePrinter {
    private final String name;
    private Queue<String> journal;

    public PaperPrinter() {
        this("paper");
    }

    protected PaperPrinter(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Traits traits() {
        return Traits.DEVELOPMENT;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void start(ProviderContext context) {
        journal = context.offer(Queue.class).orElseThrow();
        journal.add("started " + name);
    }

    @Override
    public String print(String color) {
        return color + " on " + name;
    }

    @Override
    public Health health() {
        return Health.ok();
    }

    @Override
    public void close() {
        journal.add("closed " + name);
    }
}
