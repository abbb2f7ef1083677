package com.jsonexpress.identity.core.spi;

/** Where a seeded admin's first password stands. */
public enum SeedState {
    /** An ordinary user, or one that set its own password. */
    NONE,
    /** Seeded; nobody was told the password yet. */
    UNANNOUNCED,
    /** Seeded and told; not yet changed. */
    ANNOUNCED
}
