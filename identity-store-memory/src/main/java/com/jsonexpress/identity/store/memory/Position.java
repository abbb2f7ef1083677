package com.jsonexpress.identity.store.memory;

import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.field.FieldKey;
import com.jsonexpress.identity.schema.Identifier;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a user stands in an index: within a group, by time and then by id.
 *
 * @param group everybody, those of one role, or those with one value of a field
 */
record Position(String group, Instant at, String id) implements Comparable<Position> {
    static final String EVERYBODY = "";

    private static final Comparator<Position> ORDER =
            Comparator.comparing(Position::group).thenComparing(Position::at).thenComparing(Position::id);

    /** Where a user stands in the order of creation: among everybody, its role, and each of its keys. */
    static Stream<Position> allOf(UserRecord user) {
        Stream<String> keys = user.keys().stream().map(FieldKey::identifier).map(Position::groupOf);
        return Stream.concat(Stream.of(EVERYBODY, groupOf(user.role())), keys)
                .map(group -> new Position(group, user.createdAt(), user.id()));
    }

    /** Where a user stands among those who are owed a mail. */
    static Optional<Position> owedTo(UserRecord user) {
        return user.owedSince().map(since -> new Position(EVERYBODY, since, user.id()));
    }

    static String groupOf(String role) {
        return "role " + role;
    }

    /** A field's name has no space, so the two of one field and value meet no others. */
    static String groupOf(Identifier key) {
        return "field " + key.kind() + " " + key.value();
    }

    static Position startOf(String group) {
        return startOf(group, Instant.MIN);
    }

    static Position startOf(String group, Instant at) {
        return new Position(group, at, "");
    }

    // written out, as Identifier's are

    @Override
    public boolean equals(Object other) {
        return other instanceof Position that && group.equals(that.group) && at.equals(that.at) && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }
}
