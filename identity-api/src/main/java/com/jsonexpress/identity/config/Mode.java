package com.jsonexpress.identity.config;

/** Where the application runs. {@code TEST} behaves as {@code DEVELOPMENT} does and reads its own {@code .env.test}. */
public enum Mode {
    DEVELOPMENT,
    TEST,
    PRODUCTION
}
