package com.jsonexpress.identity.core.flow;

import com.jsonexpress.identity.core.spi.SeedState;
import com.jsonexpress.identity.core.spi.UserRecord;

/** In production a seeded admin can do nothing but change its generated password (contract 4.7). */
record Confinement(boolean production) {
    boolean holds(UserRecord user) {
        return production && user.seedState() != SeedState.NONE;
    }
}
