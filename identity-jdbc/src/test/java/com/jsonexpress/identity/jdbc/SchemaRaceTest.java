package com.jsonexpress.identity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.jdbc.JdbcKeys.Initialize;
import com.jsonexpress.identity.jdbc.JdbcStartTest.Server;
import com.jsonexpress.identity.testkit.Race;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many find an empty database at the same moment. */
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
                    List<Migration> migrations = List.of(
                            Migration.all(dialect).get(0),
                            // one that cannot be run twice, whatever the database
                            Migration.of(
                                    2,
                                    "test/V2.sql",
                                    "INSERT INTO jex_schema_version (version) VALUES (2);\n"
                                            + "CREATE TABLE only_once (id INT);\n"));
                    race.round(() -> {
                        new Schema(source, dialect, migrations).prepare(Initialize.ALWAYS);
                        return true;
                    });
                    try (Connection connection = source.getConnection()) {
                        assertThat(Version.read(connection)).isEqualTo(2);
                    }
                }
            }
        }
    }
}
