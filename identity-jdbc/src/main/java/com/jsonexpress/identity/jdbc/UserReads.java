package com.jsonexpress.identity.jdbc;

import com.jsonexpress.identity.core.spi.UserPageRequest;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserRecordPage;
import com.jsonexpress.identity.schema.ExternalId;
import com.jsonexpress.identity.schema.Identifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is asked of the users of one namespace: each by one statement, and by an index that has what it asks for. An H2
 * that was told to fold case finds more than was asked for, which is left out here; so is, of several users, one whose row
 * cannot be read.
 */
final class UserReads {
    static final String BY_ID = "SELECT " + UserRow.COLUMNS + " FROM jex_user WHERE namespace = ? AND id = ?";
    static final String BY_IDENTIFIER = "SELECT " + columnsOf("u") + """
             FROM jex_identifier i JOIN jex_user u ON u.namespace = i.namespace AND u.id = i.user_id
            WHERE i.namespace = ? AND i.kind = ? AND i.digest = ?""";

    /** The first condition leads H2 to the index; PostgreSQL needs the second alone. */
    private static final String AFTER = " AND created_at >= ? AND (created_at, id) > (?, ?)";

    private static final String IN_ORDER = " ORDER BY created_at, id LIMIT ?";
    static final String PAGE = "SELECT " + UserRow.COLUMNS + " FROM jex_user WHERE namespace = ?" + AFTER + IN_ORDER;
    static final String PAGE_OF_ROLE =
            "SELECT " + UserRow.COLUMNS + " FROM jex_user WHERE namespace = ? AND role = ?" + AFTER + IN_ORDER;
    static final String PAGE_OF_FIELD = "SELECT " + columnsOf("u") + """
             FROM jex_user_key k JOIN jex_user u ON u.namespace = k.namespace AND u.id = k.user_id
            WHERE k.namespace = ? AND k.field = ? AND k.digest = ?
            AND k.created_at >= ? AND (k.created_at, k.user_id) > (?, ?)
            ORDER BY k.created_at, k.user_id LIMIT ?""";
    static final String OWED = "SELECT " + UserRow.COLUMNS
            + " FROM jex_user WHERE namespace = ? AND owed_since < ? ORDER BY owed_since, id LIMIT ?";
    private static final String DELETED =
            "SELECT deleted_at FROM jex_deleted_caller WHERE namespace = ? AND digest = ?";
    private static final String COUNT = "SELECT COUNT(*) FROM jex_user WHERE namespace = ?";

    private final Database database;
    private final String namespace;

    UserReads(Database database, String namespace) {
        this.database = database;
        this.namespace = namespace;
    }

    Optional<UserRecord> find(String id) {
        if (!isText(id)) {
            return Optional.empty();
        }
        return database.read(connection -> Sql.first(connection, BY_ID, UserRow::read, namespace, id))
                .filter(user -> user.id().equals(id));
    }

    Optional<UserRecord> find(Identifier identifier) {
        if (!isText(identifier.kind())) {
            return Optional.empty();
        }
        byte[] digest = Digest.of(identifier);
        return database.read(connection ->
                Sql.first(connection, BY_IDENTIFIER, UserRow::read, namespace, identifier.kind(), digest));
    }

    Optional<Instant> deletedAt(ExternalId caller) {
        byte[] digest = Digest.of(caller.identifier());
        return database.read(
                connection -> Sql.first(connection, DELETED, row -> Times.instant(row.getLong(1)), namespace, digest));
    }

    UserRecordPage page(UserPageRequest request) {
        Cursor after = request.after().map(Cursor::read).orElse(Cursor.START);
        List<Object> values = new ArrayList<>(List.of(namespace));
        request.role().ifPresent(values::add);
        request.field().ifPresent(field -> values.addAll(List.of(field.kind(), Digest.of(field))));
        if (!values.stream().allMatch(value -> !(value instanceof String text) || isText(text))) {
            return new UserRecordPage(List.of(), Optional.empty());
        }
        values.addAll(List.of(after.at(), after.at(), after.id(), request.limit() + 1));
        String sql = request.role().isPresent() ? PAGE_OF_ROLE : request.field().isPresent() ? PAGE_OF_FIELD : PAGE;
        List<UserRow.Seen> rows =
                database.read(connection -> Sql.list(connection, sql, UserRow::see, values.toArray()));
        List<UserRow.Seen> shown = rows.subList(0, Math.min(rows.size(), request.limit()));
        Optional<String> next = shown.size() == rows.size()
                ? Optional.empty()
                : Optional.of(shown.get(shown.size() - 1).at().write());
        return new UserRecordPage(
                users(shown)
                        .filter(user -> request.role().map(user.role()::equals).orElse(true))
                        .toList(),
                next);
    }

    long count() {
        return database.read(connection -> Sql.first(connection, COUNT, row -> row.getLong(1), namespace))
                .orElse(0L);
    }

    List<UserRecord> owedMail(Instant before, int limit) {
        List<UserRow.Seen> rows = database.read(connection ->
                Sql.list(connection, OWED, UserRow::see, namespace, Times.nanos(before), Math.max(limit, 0)));
        return users(rows).toList();
    }

    private static Stream<UserRecord> users(List<UserRow.Seen> rows) {
        return rows.stream().flatMap(row -> row.user().stream());
    }

    /** PostgreSQL knows no text with NUL in it, so nobody has one. */
    static boolean isText(String text) {
        return text.indexOf('\0') < 0;
    }

    private static String columnsOf(String table) {
        return table + "." + UserRow.COLUMNS.replace(", ", ", " + table + ".");
    }
}
