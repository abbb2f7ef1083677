package com.jsonexpress.identity.it.plugin;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.access.Route;
import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.ConfigKey;
import com.jsonexpress.identity.config.Mistake;
import com.jsonexpress.identity.core.plugin.MailTemplate;
import com.jsonexpress.identity.core.plugin.Plugin;
import com.jsonexpress.identity.core.plugin.PluginContext;
import com.jsonexpress.identity.core.plugin.ProviderKind;
import com.jsonexpress.identity.core.plugin.TokenClaim;
import com.jsonexpress.identity.core.spi.JobHandler;
import com.jsonexpress.identity.field.UserField;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A class that discovery finds, and that is the plugin a test has put into it. */
public abstract class Slot implements Plugin {
    private static final AtomicInteger LOADERS = new AtomicInteger();
    private static volatile List<Plugin> plugins = List.of();

    private final Plugin plugin;

    private Slot(int index) {
        plugin = plugins.get(index);
    }

    /** Listed first, whatever the name of its plugin. */
    public static final class First extends Slot {
        public First() {
            super(0);
        }
    }

    public static final class Second extends Slot {
        public Second() {
            super(1);
        }
    }

    /** A class loader in which discovery finds these plugins, at most two, besides what {@code parent} has. */
    static ClassLoader loader(ClassLoader parent, Plugin... found) {
        plugins = List.of(found);
        Path folder = Path.of("target", "slots", String.valueOf(LOADERS.incrementAndGet()));
        List<String> names = List.of(First.class.getName(), Second.class.getName());
        try {
            Path services = Files.createDirectories(folder.resolve("META-INF/services"));
            Files.write(services.resolve(Plugin.class.getName()), names.subList(0, found.length));
            return new URLClassLoader(new URL[] {folder.toUri().toURL()}, parent);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ClassLoader loader(Plugin... found) {
        return loader(Slot.class.getClassLoader(), found);
    }

    @Override
    public String name() {
        return plugin.name();
    }

    @Override
    public List<ConfigKey<?>> configKeys() {
        return plugin.configKeys();
    }

    @Override
    public List<ProviderKind<?>> providerKinds() {
        return plugin.providerKinds();
    }

    @Override
    public List<UserField> userFields() {
        return plugin.userFields();
    }

    @Override
    public Map<String, TokenClaim> claims() {
        return plugin.claims();
    }

    @Override
    public Map<String, JobHandler> jobs() {
        return plugin.jobs();
    }

    @Override
    public Map<String, MailTemplate> mails() {
        return plugin.mails();
    }

    @Override
    public List<Mistake> check(Config config) {
        return plugin.check(config);
    }

    @Override
    public void start(PluginContext context) {
        plugin.start(context);
    }

    @Override
    public List<Route> routes() {
        return plugin.routes();
    }

    @Override
    public Health health() {
        return plugin.health();
    }

    @Override
    public void close() {
        plugin.close();
    }
}
