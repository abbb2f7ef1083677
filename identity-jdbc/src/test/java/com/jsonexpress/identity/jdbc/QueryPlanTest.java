package com.jsonexpress.identity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.testkit.TestContext;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * With 100,000 users, keys and jobs PostgreSQL finds what is asked for by an index and never sorts, also with the plan that
 * a prepared statement ends up with, which knows no values.
 */
@Tag("wide")
class QueryPlanTest {
    private static final int ROWS = 100_000;

    private static Connection connection;

    @BeforeAll
    static void fill() throws SQLException {
        String url = Servers.postgresql();
        try (JdbcUserStore store = new JdbcUserStore()) {
            store.start(TestContext.realTime().config(Servers.config(url)).context());
        }
        connection = DriverManager.getConnection(url);
        Sql.update(
                connection,
                "INSERT INTO jex_user SELECT 'n', md5(i::text), i || '@example.com', CASE i % 100 WHEN 0 THEN 'editor' ELSE"
                        + " 'user' END, true, false, false, 'h', 0, 0, false, CASE i % 1000 WHEN 0 THEN 'RESET' END,"
                        + " CASE i % 1000 WHEN 0 THEN i END, 'NONE', null, null, 0, 0, '{}', i / 10, i, i % 10000 = 0"
                        + " FROM generate_series(1, ?) i",
                ROWS);
        Sql.update(
                connection,
                "INSERT INTO jex_identifier SELECT namespace, 'email', sha256(('5:email' || email)::bytea), id FROM jex_user");
        Sql.update(
                connection,
                "INSERT INTO jex_user_key SELECT namespace, 'plan', sha256('4:planpro'::bytea), created_at, id FROM jex_user"
                        + " WHERE created_at % 2 = 0");
        Sql.update(
                connection,
                "INSERT INTO jex_kv SELECT 'n', md5(i::text)::bytea, 'v', i::bigint * 1000000000 + "
                        + Long.MAX_VALUE / 2 + " FROM generate_series(1, ?) i",
                ROWS);
        Sql.update(
                connection,
                "INSERT INTO jex_job SELECT 'n', md5(i::text), 'q', 'j', '', 0, 0, i, null, null, CASE WHEN i % 2 = 0 THEN i END"
                        + " FROM generate_series(1, ?) i",
                ROWS);
        Sql.update(connection, "ANALYZE");
        Sql.update(connection, "SET plan_cache_mode = force_generic_plan");
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    static Stream<Arguments> statements() throws SQLException {
        Dialect dialect = dialect();
        KvSql kv = KvSql.of(dialect);
        return Stream.of(
                Arguments.of(UserReads.BY_ID, "jex_user_pkey"),
                Arguments.of(UserReads.BY_IDENTIFIER, "jex_identifier_pkey"),
                Arguments.of(UserReads.PAGE, "jex_user_order"),
                Arguments.of(UserReads.PAGE_OF_ROLE, "jex_user_role"),
                Arguments.of(UserReads.PAGE_OF_FIELD, "jex_user_key_pkey"),
                Arguments.of(UserReads.OWED, "jex_user_owed"),
                Arguments.of(Guard.OTHER_ADMIN, "jex_user_admin"),
                Arguments.of(kv.get(), "jex_kv_pkey"),
                Arguments.of(kv.take(), "jex_kv_pkey"),
                Arguments.of(kv.purge(), "jex_kv_expiry"),
                Arguments.of(JobTable.due(dialect), "jex_job_due"));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void statement_overManyRows_usesItsIndexAndSortsNothing(String sql, String index) throws SQLException {
        String plan = plan(sql);

        assertThat(plan).contains(index).doesNotContain("Seq Scan").doesNotContain("Sort");
    }

    static Stream<Arguments> ranges() throws SQLException {
        Dialect dialect = dialect();
        return Stream.of(
                Arguments.of(KvSql.of(dialect).purge(), "expires_at"),
                Arguments.of(JobTable.due(dialect), "due_at"),
                Arguments.of(UserReads.OWED, "owed_since"));
    }

    /** What has not ended, or is not due yet, is not looked at: the clock is volatile, and would be asked for each row. */
    @ParameterizedTest
    @MethodSource("ranges")
    void range_untilNow_endsInTheIndex(String sql, String column) throws SQLException {
        assertThat(plan(sql).lines())
                .anyMatch(line -> line.contains("Index Cond:") && line.matches(".*\\b" + column + " <=? .*"))
                .noneMatch(line -> line.contains("Filter:") && line.contains(column));
    }

    /** With the clock that it really has. */
    private static Dialect dialect() throws SQLException {
        return Dialect.of(connection);
    }

    private static String plan(String sql) throws SQLException {
        StringBuilder numbered = new StringBuilder();
        int count = 0;
        for (char c : sql.toCharArray()) {
            numbered.append(c == '?' ? "$" + ++count : String.valueOf(c));
        }
        Sql.update(connection, "PREPARE asked AS " + numbered);
        try {
            String nulls = Stream.generate(() -> "NULL").limit(count).collect(Collectors.joining(", "));
            return String.join(
                    "\n", Sql.list(connection, "EXPLAIN EXECUTE asked(" + nulls + ")", row -> row.getString(1)));
        } finally {
            Sql.update(connection, "DEALLOCATE asked");
        }
    }
}
