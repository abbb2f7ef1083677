package com.jsonexpress.identity.email.console;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.core.spi.EmailException;
import com.jsonexpress.identity.core.spi.EmailMessage;
import com.jsonexpress.identity.core.spi.EmailProvider;
import com.jsonexpress.identity.core.spi.ProviderContext;
import com.jsonexpress.identity.core.spi.Traits;
import java.io.IOException;
import java.io.PrintStream;
import java.util.function.Supplier;

/**
 * Prints each mail to {@code System.out}, link and all, so that a developer can follow it: not to a log, which is kept.
 * Nothing leaves the machine. Thread-safe; one mail is one write, so that two do not mix.
 */
public final class ConsoleEmailProvider implements EmailProvider {
    private final Supplier<PrintStream> console;

    public ConsoleEmailProvider() {
        this(() -> System.out);
    }

    ConsoleEmailProvider(Supplier<PrintStream> console) {
        this.console = console;
    }

    @Override
    public String name() {
        return "console";
    }

    @Override
    public Traits traits() {
        return Traits.DEVELOPMENT;
    }

    @Override
    public void start(ProviderContext context) {
        // nothing to open
    }

    @Override
    public Health health() {
        return Health.ok();
    }

    @Override
    public void send(EmailMessage message) throws EmailException {
        PrintStream out = console.get();
        out.print(Block.of(message));
        if (out.checkError()) {
            throw EmailException.temporary("the console takes no output", new IOException("write failed"));
        }
    }
}
