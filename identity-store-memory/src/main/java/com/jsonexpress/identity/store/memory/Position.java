package com.jsonexpress.identity.store.memory;

import com.jsonexpress.identity.core.spi.UserRecord;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a user stands in an index: within a group, by time and then by id.
 *
 * @param group everybody, or those of one role
 */
record Position(String group, Instant at, String id) implements Comparable<Position> {
    static final String EVERYBODY = "";

    private static final Comparator<Position> ORDER =
            Comparator.comparing(Position::group).thenComparing(Position::at).thenComparing(Position::id);

    /** Where a user stands in the order of creation: among everybody and among its role. */
    static Stream<Position> allOf(UserRecord user) {
        return Stream.of(
                new Position(EVERYBODY, user.createdAt(), user.id()),
                new Position(groupOf(user.role()), user.createdAt(), user.id()));
    }

    /** Where a user stands among those who are owed a mail. */
    static Optional<Position> owedTo(UserRecord user) {
        return user.owedSince().map(since -> new Position(EVERYBODY, since, user.id()));
    }

    static String groupOf(String role) {
        return "role " + role;
    }

    static Position startOf(String group) {
        return startOf(group, Instant.MIN);
    }

    static Position startOf(String group, Instant at) {
        return new Position(group, at, "");
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }
}
