package com.jsonexpress.identity.jdbc;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The living values of one namespace, by the database's clock. No transaction spans two statements: each that changes
 * something decides alone whether it may. Thread-safe.
 */
final class KvTable {
    private static final Pattern COUNTER = Pattern.compile("0|[1-9][0-9]{0,17}");
    private static final Duration LONGEST_LIFE = Duration.ofDays(366);
    private static final int LONGEST_KEY = 2000;
    private static final byte[] ONE = {'1'};
    private static final byte[] FULL = "999999999999999999".getBytes(US_ASCII);

    private final Database database;
    private final String namespace;
    private final KvSql sql;

    KvTable(Database database, String namespace) {
        this.database = database;
        this.namespace = namespace;
        this.sql = KvSql.of(database.dialect());
    }

    Optional<byte[]> get(String key) {
        byte[] item = item(key);
        return database.read(connection -> Sql.first(connection, sql.get(), row -> row.getBytes(1), namespace, item));
    }

    void set(String key, byte[] value, Duration ttl) {
        Object[] values = {value, nanos(ttl), namespace, item(key)};
        database.write(connection -> Sql.update(connection, sql.set(), values) == 1 || add(connection, values));
    }

    boolean setIfAbsent(String key, byte[] value, Duration ttl) {
        byte[] item = item(key);
        Object[] values = {value, nanos(ttl), namespace, item};
        return database.write(connection -> {
            if (Sql.update(connection, sql.setIfEnded(), values) == 1) {
                return true;
            }
            boolean lives = isPostgresql()
                    || Sql.first(connection, sql.get(), row -> true, namespace, item)
                            .isPresent();
            return !lives && add(connection, values);
        });
    }

    Optional<byte[]> take(String key) {
        byte[] item = item(key);
        return database.write(connection -> Sql.first(connection, sql.take(), row -> row.getBytes(1), namespace, item));
    }

    boolean replace(String key, byte[] expected, byte[] value, Duration ttl) {
        Object[] values = {value, nanos(ttl), namespace, item(key), expected};
        return database.write(connection -> Sql.update(connection, sql.replace(), values) == 1);
    }

    long increment(String key, Duration ttl) {
        byte[] item = item(key);
        Object[] values = {ONE, nanos(ttl), namespace, item};
        byte[] sum = database.write(connection -> {
            Optional<byte[]> counted = Sql.first(connection, sql.count(), row -> row.getBytes(1), values);
            if (counted.isEmpty()) {
                if (isPostgresql() || isFull(connection, item)) {
                    throw new IllegalStateException("the counter is full");
                }
                add(connection, values);
            }
            return counted.orElse(ONE);
        });
        String digits = new String(sum, US_ASCII);
        if (!COUNTER.matcher(digits).matches()) {
            throw new IllegalStateException("the value is no counter");
        }
        return Long.parseLong(digits);
    }

    private boolean isFull(Connection connection, byte[] item) throws SQLException {
        return Sql.first(connection, sql.get(), row -> row.getBytes(1), namespace, item)
                .filter(value -> Arrays.equals(value, FULL))
                .isPresent();
    }

    boolean delete(String key) {
        byte[] item = item(key);
        return database.write(connection -> Sql.update(connection, sql.delete(), namespace, item) == 1);
    }

    /** Deletes at most so many that have ended, whoever's; tells how many there were. */
    int purge(int limit) {
        return database.write(connection -> Sql.update(connection, sql.purge(), limit));
    }

    /** Where somebody else adds it at once, this fails as a race, and all is tried again. */
    private boolean add(Connection connection, Object[] values) throws SQLException {
        return Sql.update(connection, sql.add(), values) == 1;
    }

    private boolean isPostgresql() {
        return database.dialect().isPostgresql();
    }

    /** As bytes no collation, padding or reserved character can change what a key is. */
    private static byte[] item(String key) {
        @Nullable ByteBuffer bytes;
        try {
            bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(key));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a key must be well-formed Unicode");
        }
        if (bytes.remaining() > LONGEST_KEY) {
            throw new IllegalArgumentException("a key has at most " + LONGEST_KEY + " bytes in UTF-8");
        }
        byte[] item = new byte[bytes.remaining()];
        bytes.get(item);
        return item;
    }

    private static long nanos(Duration ttl) {
        if (ttl.isZero() || ttl.isNegative() || ttl.compareTo(LONGEST_LIFE) > 0) {
            throw new IllegalArgumentException(
                    "a ttl is more than zero and at most " + LONGEST_LIFE.toDays() + " days");
        }
        return ttl.toNanos();
    }
}
