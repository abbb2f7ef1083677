package com.jsonexpress.identity.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One step of the schema: a file that an operator can run by hand as well. Its last statement enters the version.
 * Immutable.
 *
 * @param file where it is in the jar
 */
record Migration(int version, String file, List<String> statements) {
    /** In order; the version of each is its place. */
    private static final List<String> NAMES = List.of("V1__identity.sql");

    static List<Migration> all(Dialect dialect) {
        String folder = folder(dialect);
        List<Migration> all = new ArrayList<>();
        for (String name : NAMES) {
            all.add(of(all.size() + 1, folder + "/" + name, read(folder + "/" + name)));
        }
        return all;
    }

    /** A statement ends with a semicolon at the end of a line; a line that begins with two hyphens is a comment. */
    static Migration of(int version, String file, String text) {
        List<String> statements = new ArrayList<>();
        for (String part : text.replaceAll("(?m)^--.*$", "").split(";\\s*(?:\\n|$)")) {
            if (!part.isBlank()) {
                statements.add(part.strip());
            }
        }
        return new Migration(version, file, List.copyOf(statements));
    }

    String folder() {
        return file.substring(0, file.lastIndexOf('/'));
    }

    void run(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String folder(Dialect dialect) {
        return "com/jsonexpress/identity/jdbc/" + dialect.product().name().toLowerCase(Locale.ROOT);
    }

    private static String read(String file) {
        try (InputStream in = Migration.class.getResourceAsStream("/" + file)) {
            if (in == null) {
                throw new IllegalStateException("no " + file + " in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
