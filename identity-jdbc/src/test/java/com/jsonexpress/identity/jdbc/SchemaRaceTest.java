package com.jsonexpress.identity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.jdbc.JdbcKeys.Initialize;
import com.jsonexpress.identity.jdbc.JdbcStartTest.Server;
import com.jsonexpress.identity.testkit.Race;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Many find an empty database, or old tables, at the same moment. */
class SchemaRaceTest {
    private static final int ROUNDS = 5;

    @ParameterizedTest
    @EnumSource
    void prepare_manyAtOnce_oneMigrates(Server server) throws Exception {
        try (Race race = new Race(8)) {
            for (int round = 0; round < ROUNDS; round++) {
                try (HikariDataSource source = new HikariDataSource()) {
                    source.setJdbcUrl(server.fresh());
                    source.setMaximumPoolSize(16);
                    source.setMinimumIdle(16);
                    Dialect dialect;
                    try (Connection connection = source.getConnection()) {
                        dialect = Dialect.of(connection);
                    }
                    race.round(() -> prepare(source, dialect, two(dialect)));
                    try (Connection connection = source.getConnection()) {
                        assertThat(Version.read(connection)).isEqualTo(2);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POSTGRESQL, TRANSACTION_REPEATABLE_READ",
        "POSTGRESQL, TRANSACTION_SERIALIZABLE",
        "H2, TRANSACTION_SERIALIZABLE"
    })
    void prepare_manyAtOnceAtAStricterIsolation_oneMigrates(Server server, String isolation) throws Exception {
        try (Race race = new Race(8);
                HikariDataSource source = new HikariDataSource()) {
            source.setJdbcUrl(server.fresh());
            source.setTransactionIsolation(isolation);
            source.setMaximumPoolSize(16);
            source.setMinimumIdle(16);
            Dialect dialect;
            try (Connection connection = source.getConnection()) {
                dialect = Dialect.of(connection);
            }
            race.round(() -> prepare(source, dialect, two(dialect)));
            try (Connection connection = source.getConnection()) {
                assertThat(Version.read(connection)).isEqualTo(2);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void prepare_manyAtOnceOnTablesOfTheVersionBefore_oneMigratesAndNothingIsLost(Server server) throws Exception {
        try (Race race = new Race(8);
                HikariDataSource source = new HikariDataSource()) {
            source.setJdbcUrl(server.fresh());
            source.setMaximumPoolSize(16);
            Dialect dialect;
            try (Connection connection = source.getConnection()) {
                dialect = Dialect.of(connection);
            }
            prepare(source, dialect, two(dialect).subList(0, 1));
            try (Connection connection = source.getConnection()) {
                assertThat(Version.read(connection)).isEqualTo(1);
                Sql.update(connection, "INSERT INTO jex_guard (namespace, occupied, locks) VALUES ('n', TRUE, 41)");
            }

            race.round(() -> prepare(source, dialect, two(dialect)));

            try (Connection connection = source.getConnection()) {
                assertThat(Sql.list(
                                connection,
                                "SELECT version FROM jex_schema_version ORDER BY version",
                                row -> row.getInt(1)))
                        .containsExactly(1, 2);
                assertThat(Sql.list(
                                connection,
                                "SELECT locks, note FROM jex_guard",
                                row -> row.getLong(1) + row.getString(2)))
                        .containsExactly("41-");
            }
        }
    }

    private static boolean prepare(DataSource source, Dialect dialect, List<Migration> migrations) {
        new Schema(source, dialect, migrations).prepare(Initialize.ALWAYS);
        return true;
    }

    /** The second cannot be run twice, whatever the database. */
    private static List<Migration> two(Dialect dialect) {
        return List.of(
                Migration.all(dialect).get(0),
                Migration.of(
                        2,
                        "test/V2.sql",
                        "INSERT INTO jex_schema_version (version) VALUES (2);\n"
                                + "ALTER TABLE jex_guard ADD COLUMN note VARCHAR(9) DEFAULT '-' NOT NULL;\n"));
    }
}
