package com.jsonexpress.identity.benchmarks.store;

import com.jsonexpress.identity.core.spi.Guesses;
import com.jsonexpress.identity.core.spi.SeedState;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.schema.EmailAddress;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A user as most are: one address, one password, no custom field. */
public final class SomeUser {
    private SomeUser() {}

    public static UserRecord of(String id, String email, Instant createdAt) {
        return new UserRecord(
                id,
                EmailAddress.parse(email).orElseThrow(),
                "user",
                true,
                false,
                false,
                Optional.of("$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$" + "x".repeat(43)),
                0,
                0,
                false,
                Optional.empty(),
                Optional.empty(),
                SeedState.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Guesses.NONE,
                Map.of(),
                Set.of(),
                createdAt,
                createdAt);
    }
}
