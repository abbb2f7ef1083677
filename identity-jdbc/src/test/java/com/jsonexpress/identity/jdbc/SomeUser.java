package com.jsonexpress.identity.jdbc;

import com.jsonexpress.identity.core.spi.Guesses;
import com.jsonexpress.identity.core.spi.SeedState;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.schema.EmailAddress;
import com.jsonexpress.identity.schema.ExternalId;
import com.jsonexpress.identity.testkit.MovableTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Makes users for the tests here. */
final class SomeUser {
    private SomeUser() {}

    static UserRecord of(String email) {
        return of(email, "user", Optional.empty());
    }

    static UserRecord admin(String email) {
        return of(email, "admin", Optional.empty());
    }

    static UserRecord bound(String email, ExternalId caller) {
        return of(email, "user", Optional.of(caller));
    }

    private static UserRecord of(String email, String role, Optional<ExternalId> caller) {
        return new UserRecord(
                UUID.randomUUID().toString(),
                EmailAddress.parse(email).orElseThrow(),
                role,
                true,
                false,
                false,
                Optional.of("$hash$"),
                0,
                0,
                false,
                Optional.empty(),
                Optional.empty(),
                SeedState.NONE,
                Optional.empty(),
                caller,
                Optional.empty(),
                Guesses.NONE,
                Map.of(),
                Set.of(),
                MovableTime.START,
                MovableTime.START);
    }
}
