package com.jsonexpress.identity;

/**
 * What {@link Identity#start()} finds through {@code ServiceLoader}: core brings the whole runtime, middleware-auth one
 * that only verifies.
 */
public interface IdentityRuntime {

    /** The highest found is used: 100 for the whole runtime, 0 for the one that only verifies. */
    int precedence();

    /** Boots; {@link com.jsonexpress.identity.error.BootException} where it cannot. */
    Identity start(IdentitySettings settings);
}
