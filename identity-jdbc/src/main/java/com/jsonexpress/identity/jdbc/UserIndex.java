package com.jsonexpress.identity.jdbc;

import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.field.FieldKey;
import com.jsonexpress.identity.schema.Identifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What users are found and listed by. The primary key of {@code jex_identifier} decides whose an identifier is; looking
 * first only finds the better answer. Rows are written in one order, so that no two transactions wait for each other.
 * Immutable.
 */
final class UserIndex {
    private static final String IS_ID_TAKEN = "SELECT id FROM jex_user WHERE namespace = ? AND id = ?";
    private static final String WHOSE =
            "SELECT user_id FROM jex_identifier WHERE namespace = ? AND kind = ? AND digest = ?";
    private static final String ADD =
            "INSERT INTO jex_identifier (namespace, kind, digest, user_id) VALUES (?, ?, ?, ?)";
    private static final String REMOVE =
            "DELETE FROM jex_identifier WHERE namespace = ? AND kind = ? AND digest = ? AND user_id = ?";
    private static final String ADD_KEY =
            "INSERT INTO jex_user_key (namespace, field, digest, created_at, user_id) VALUES (?, ?, ?, ?, ?)";
    private static final String REMOVE_KEY = "DELETE FROM jex_user_key"
            + " WHERE namespace = ? AND field = ? AND digest = ? AND created_at = ? AND user_id = ?";

    /** The address first, because a refusal names it first. */
    private static final Comparator<Identifier> ORDER = Comparator.comparing(
                    (Identifier identifier) -> !identifier.kind().equals(Identifier.EMAIL))
            .thenComparing(Identifier::kind)
            .thenComparing(Identifier::value);

    private final String namespace;

    UserIndex(String namespace) {
        this.namespace = namespace;
    }

    /** The kind of what somebody else has already. */
    Optional<String> takenForNew(Connection connection, UserRecord user) throws SQLException {
        Optional<String> taken = taken(connection, user.identifiers(), user.id());
        return taken.isEmpty() ? Sql.first(connection, IS_ID_TAKEN, row -> "id", namespace, user.id()) : taken;
    }

    /** The same for what a change brings. */
    Optional<String> takenForChange(Connection connection, UserRecord before, UserRecord after) throws SQLException {
        return isFoundAlike(before, after)
                ? Optional.empty()
                : taken(connection, without(after.identifiers(), before.identifiers()), after.id());
    }

    private Optional<String> taken(Connection connection, Collection<Identifier> identifiers, String id)
            throws SQLException {
        for (Identifier identifier : identifiers.stream().sorted(ORDER).toList()) {
            Optional<String> whose = Sql.first(
                    connection, WHOSE, row -> row.getString(1), namespace, identifier.kind(), Digest.of(identifier));
            if (whose.isPresent() && !whose.get().equals(id)) {
                return Optional.of(identifier.kind());
            }
        }
        return Optional.empty();
    }

    void add(Connection connection, UserRecord user) throws SQLException {
        Sql.batch(connection, ADD, identifierRows(user.identifiers(), user));
        Sql.batch(connection, ADD_KEY, keyRows(identifiersOf(user.keys()), user));
    }

    void change(Connection connection, UserRecord before, UserRecord after) throws SQLException {
        if (isFoundAlike(before, after)) {
            return;
        }
        Set<Identifier> old = before.identifiers();
        Set<Identifier> fresh = after.identifiers();
        Sql.batch(connection, ADD, identifierRows(without(fresh, old), after));
        Sql.batch(connection, REMOVE, identifierRows(without(old, fresh), after));
        List<Identifier> oldKeys = identifiersOf(before.keys());
        List<Identifier> freshKeys = identifiersOf(after.keys());
        Sql.batch(connection, REMOVE_KEY, keyRows(without(oldKeys, freshKeys), after));
        Sql.batch(connection, ADD_KEY, keyRows(without(freshKeys, oldKeys), after));
    }

    /** Most writes count a guess or change a hash. */
    private static boolean isFoundAlike(UserRecord before, UserRecord after) {
        return before.keys().equals(after.keys()) && before.external().equals(after.external());
    }

    private static List<Identifier> without(Collection<Identifier> all, Collection<Identifier> others) {
        return all.stream().filter(one -> !others.contains(one)).toList();
    }

    private static List<Identifier> identifiersOf(Set<FieldKey> keys) {
        return keys.stream().map(FieldKey::identifier).distinct().toList();
    }

    private List<Object[]> identifierRows(Collection<Identifier> identifiers, UserRecord user) {
        List<Object[]> rows = new ArrayList<>();
        identifiers.stream()
                .sorted(ORDER)
                .forEach(one -> rows.add(new Object[] {namespace, one.kind(), Digest.of(one), user.id()}));
        return rows;
    }

    private List<Object[]> keyRows(Collection<Identifier> keys, UserRecord user) {
        List<Object[]> rows = new ArrayList<>();
        keys.stream()
                .sorted(ORDER)
                .forEach(one -> rows.add(
                        new Object[] {namespace, one.kind(), Digest.of(one), Times.nanos(user.createdAt()), user.id()
                        }));
        return rows;
    }
}
