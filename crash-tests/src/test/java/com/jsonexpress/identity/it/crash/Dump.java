package com.jsonexpress.identity.it.crash;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.it.support.Secrets;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Everything that a store holds: each key, each value, each cell of each table, as it is. */
record Dump(List<byte[]> values) {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.$+/=,-]{16,4000}");

    /** All tables of the database that identity has. */
    static Dump ofTables(String url) {
        List<byte[]> values = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url)) {
            for (String table : tables(connection)) {
                read(connection, table, values);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        assertThat(values).hasSizeGreaterThan(50);
        return new Dump(values);
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows =
                connection.getMetaData().getTables(null, null, null, new String[] {"TABLE", "BASE TABLE"})) {
            while (rows.next()) {
                if (rows.getString("TABLE_NAME").toLowerCase(Locale.ROOT).startsWith("jex_")) {
                    tables.add(rows.getString("TABLE_NAME"));
                }
            }
        }
        assertThat(tables).hasSizeGreaterThanOrEqualTo(7);
        return tables;
    }

    private static void read(Connection connection, String table, List<byte[]> values) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int column = 1; column <= columns; column++) {
                    Object cell = rows.getObject(column);
                    if (cell instanceof byte[] bytes) {
                        values.add(bytes);
                    } else if (cell != null) {
                        values.add(cell.toString().getBytes(UTF_8));
                    }
                }
            }
        }
    }

    /** All keys, and all values, each of which is a plain one. */
    static Dump ofRedis(String url) {
        RedisClient client = RedisClient.create(url);
        try (StatefulRedisConnection<byte[], byte[]> connection = client.connect(ByteArrayCodec.INSTANCE)) {
            RedisCommands<byte[], byte[]> commands = connection.sync();
            List<byte[]> values = new ArrayList<>();
            for (byte[] key : commands.keys("*")) {
                values.add(key);
                byte[] value = commands.get(key);
                if (value != null) {
                    values.add(value);
                }
            }
            assertThat(values).hasSizeGreaterThan(10);
            return new Dump(values);
        } finally {
            client.shutdown();
        }
    }

    Dump and(Dump other) {
        return new Dump(Stream.concat(values.stream(), other.values.stream()).toList());
    }

    /** No password and no token that the tests have used, in any plain form, nor the part of a token that proves it. */
    void expectNoSecret() {
        String everything = String.join(
                "\n",
                values.stream().map(value -> new String(value, ISO_8859_1)).toList());
        List<String> secrets = secrets();
        assertThat(secrets).hasSizeGreaterThan(20);
        Set<String> found = new TreeSet<>();
        for (String secret : secrets) {
            if (forms(secret).anyMatch(everything::contains)) {
                found.add(secret.substring(0, 4) + "…");
            }
        }
        assertThat(found).isEmpty();
    }

    private static List<String> secrets() {
        try {
            return Files.readAllLines(Secrets.LEDGER).stream()
                    .filter(secret -> secret.length() >= 8)
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> forms(String secret) {
        byte[] bytes = secret.getBytes(UTF_8);
        String proof = secret.substring(secret.lastIndexOf('.') + 1);
        String hex = HexFormat.of().formatHex(bytes);
        return Stream.of(
                        secret,
                        proof.length() >= 20 ? proof : secret,
                        proof.length() >= 20 ? decoded(proof) : secret,
                        Base64.getEncoder().withoutPadding().encodeToString(bytes),
                        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
                        hex,
                        hex.toUpperCase(Locale.ROOT))
                .distinct();
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getUrlDecoder().decode(base64), ISO_8859_1);
        } catch (IllegalArgumentException e) {
            return base64;
        }
    }

    /** Each value, and each word in it, as it is and as its bytes are usually written: what a thief would try. */
    Set<String> candidates() {
        Set<String> candidates = new TreeSet<>();
        for (byte[] value : values) {
            WORD.matcher(new String(value, ISO_8859_1)).results().forEach(word -> candidates.add(word.group()));
            if (value.length >= 16 && value.length <= 2000) {
                candidates.add(Base64.getUrlEncoder().withoutPadding().encodeToString(value));
                candidates.add(HexFormat.of().formatHex(value));
            }
        }
        return candidates;
    }
}
