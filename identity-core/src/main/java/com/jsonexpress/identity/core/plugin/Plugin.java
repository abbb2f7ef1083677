package com.jsonexpress.identity.core.plugin;

import com.jsonexpress.identity.access.Route;
import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.ConfigKey;
import com.jsonexpress.identity.config.Mistake;
import com.jsonexpress.identity.field.UserField;
import java.util.List;

/**
 * Adds to the account system. Found through {@code ServiceLoader} or handed to the builder: a public constructor without
 * arguments and without side effects. Thread-safe once started.
 */
public interface Plugin extends AutoCloseable {

    /** Short, unique, in lower case; as it appears in the boot report. */
    String name();

    /** The keys it reads, declared so that a misspelt one is found at boot. */
    default List<ConfigKey<?>> configKeys() {
        return List.of();
    }

    /** The custom fields of users that it declares; asked before anything starts. */
    default List<UserField> userFields() {
        return List.of();
    }

    /** Looks at configured values together, before anything starts. */
    default List<Mistake> check(Config config) {
        return List.of();
    }

    /** Called once, when stores and flows are running and before the first request. */
    void start(PluginContext context);

    /** Its routes, each with its rule; asked once, after the start. */
    default List<Route> routes() {
        return List.of();
    }

    /** Called once. */
    @Override
    default void close() {}
}
