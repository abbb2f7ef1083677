package com.jsonexpress.identity.core.boot;

import com.jsonexpress.identity.core.plugin.Plugin;
import com.jsonexpress.identity.core.spi.Faults;
import com.jsonexpress.identity.discovery.Discovery;
import com.jsonexpress.identity.error.BootException;
import java.util.function.Supplier;

/** Calls of a plugin at boot: whatever one throws becomes a boot failure that names the plugin and its jar. */
final class PluginStep {
    private PluginStep() {}

    /** What the plugin answers. */
    static <T> T ask(Plugin plugin, String step, Supplier<T> question) {
        try {
            T answer = question.get();
            if (answer == null) {
                throw new NullPointerException("it answers null");
            }
            return answer;
        } catch (BootException e) {
            throw new BootException(where(plugin) + ": " + e.getMessage(), e.remedy(), e);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            throw new BootException(
                    where(plugin) + " failed at " + step + ": " + Faults.told(e),
                    "See the cause; then check the keys of this plugin, repair it, or remove its jar.",
                    e);
        }
    }

    static void run(Plugin plugin, String step, Runnable action) {
        ask(plugin, step, () -> {
            action.run();
            return plugin;
        });
    }

    /** The plugin, for whoever has to find it; asks it nothing that may fail. */
    static String where(Plugin plugin) {
        String type = plugin.getClass().getName();
        String from = type + " from " + Discovery.jarOf(plugin.getClass());
        try {
            return "the plugin " + plugin.name() + " (" + from + ")";
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            return "the plugin " + from;
        }
    }
}
