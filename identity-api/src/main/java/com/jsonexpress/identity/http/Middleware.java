package com.jsonexpress.identity.http;

/**
 * Stands between host and router. Found through {@code ServiceLoader}; the one that is also a
 * {@link com.jsonexpress.identity.token.TokenVerifier} is the guard, others come after it, in the order of their names.
 *
 * <p>Has a public constructor without arguments and without side effects. Thread-safe once started.
 */
public interface Middleware extends AutoCloseable {

    /** Short, unique, in lower case; as it appears in the boot report. */
    String name();

    /** The keys it reads; declared so that a misspelt one is found at boot. */
    default java.util.List<com.jsonexpress.identity.config.ConfigKey<?>> configKeys() {
        return java.util.List.of();
    }

    /** Looks at configured values together, before anything starts. */
    default java.util.List<com.jsonexpress.identity.config.Mistake> check(
            com.jsonexpress.identity.config.Config config) {
        return java.util.List.of();
    }

    /** Called once, before the first request. */
    void start(MiddlewareContext context);

    /** Answers, or lets {@code next} answer. */
    Reply handle(Request request, Handler next) throws Exception;

    /** Called once. */
    @Override
    default void close() {}
}
