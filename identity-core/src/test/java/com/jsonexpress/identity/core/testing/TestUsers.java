package com.jsonexpress.identity.core.testing;

import com.jsonexpress.identity.core.spi.Guesses;
import com.jsonexpress.identity.core.spi.SeedState;
import com.jsonexpress.identity.core.spi.UserPatch;
import com.jsonexpress.identity.core.spi.UserPatchBuilder;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.schema.EmailAddress;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Users to test with. */
public final class TestUsers {
    public static final String ANN_ID = "a".repeat(32);
    public static final String BOB_ID = "b".repeat(32);

    private TestUsers() {}

    public static UserRecord user(String id, String email) {
        return new UserRecord(
                id,
                EmailAddress.parse(email).orElseThrow(),
                "user",
                false,
                false,
                false,
                Optional.of("hash of " + id),
                3,
                5,
                false,
                Optional.empty(),
                Optional.empty(),
                SeedState.NONE,
                Optional.of("en"),
                Optional.empty(),
                Optional.empty(),
                Guesses.NONE,
                Map.of(),
                Set.of(),
                Instant.EPOCH,
                Instant.EPOCH);
    }

    public static UserRecord ann() {
        return user(ANN_ID, "ann@example.com");
    }

    public static UserRecord bob() {
        return user(BOB_ID, "bob@example.com");
    }

    /** The user after a write at {@link HandClock#START}. */
    public static UserRecord changed(UserRecord user, UnaryOperator<UserPatchBuilder> change) {
        return change.apply(UserPatch.builder(HandClock.START)).build().applyTo(user);
    }
}
