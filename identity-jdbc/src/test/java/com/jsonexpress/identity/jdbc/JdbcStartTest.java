package com.jsonexpress.identity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.Secret;
import com.jsonexpress.identity.core.spi.EnqueueOptions;
import com.jsonexpress.identity.core.spi.ProviderContext;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.error.BootException;
import com.jsonexpress.identity.jdbc.JdbcKeys.Initialize;
import com.jsonexpress.identity.testkit.Eventually;
import com.jsonexpress.identity.testkit.TestContext;
import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a start does, and what it refuses to do. */
class JdbcStartTest {

    /** The databases, each as an address of an empty one. */
    enum Server {
        H2,
        H2_FILE,
        POSTGRESQL;

        String fresh() {
            return switch (this) {
                case H2 -> Servers.h2();
                case H2_FILE -> "jdbc:h2:file:./target/h2/" + UUID.randomUUID();
                case POSTGRESQL -> Servers.postgresql();
            };
        }

        String folder() {
            return this == POSTGRESQL ? "postgresql" : "h2";
        }
    }

    @Test
    void start_noDatabase_saysWhatToSet() {
        BootException failure = failure(Config.defaults());

        assertThat(failure).hasMessageContaining("jex.jdbc.url");
        assertThat(failure.remedy()).contains("jex.jdbc.url=", "DataSource");
    }

    @Tag("wide")
    @Test
    void start_nobodyListens_saysSoWithoutTheAddress() {
        BootException failure =
                failure(Servers.config("jdbc:postgresql://127.0.0.1:1/secretdb?user=me&password=hunter22"));

        assertThat(failure).hasMessageContaining("jex.jdbc.url").hasMessageContaining("cannot be reached");
        assertThat(printed(failure)).doesNotContain("hunter22", "secretdb", "127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({"'', 4s", "&prepareThreshold=0, 0"})
    void statements_areLimitedByTheServer_butNotInFrontOfAPgBouncer(String more, String limit) {
        ProviderContext context = TestContext.realTime()
                .config(Servers.config(Servers.postgresql() + more))
                .context();
        Databases.Lease lease = Databases.open(context);
        try {
            Optional<String> told = lease.database()
                    .read(connection -> Sql.first(connection, "SHOW statement_timeout", row -> row.getString(1)));
            assertThat(told).contains(limit);
        } finally {
            lease.close();
        }
    }

    @Test
    void url_ofAnotherDatabase_isRefusedByTheKey() {
        assertThat(catchThrowable(() -> JdbcKeys.URL.parse("jdbc:mysql://db/app")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("jdbc:postgresql:");
        assertThat(JdbcKeys.URL.isSecret()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db:5432?user=app&password=hunter22",
                "jdbc:postgresql://app:hunter22@db/app/",
                "jdbc:postgresql://app:hunter22@db/app",
                "jdbc:postgresql://db/app/?password=hunter22"
            })
    void url_thatTheDriverWouldLog_isRefusedByTheKey(String url) {
        assertThat(catchThrowable(() -> JdbcKeys.URL.parse(url)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("//HOST:PORT/DATABASE")
                .hasMessageNotContaining("hunter22");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql:app",
                "jdbc:postgresql://",
                "jdbc:postgresql:///app",
                "jdbc:postgresql://[::1]:5432/app",
                "jdbc:postgresql://a:1,b:2/app?user=me@home&sslrootcert=/etc/ca?.pem",
                "jdbc:h2:file:./data/a/b@c"
            })
    void url_thatTheDriverReads_isTaken(String url) throws SQLException {
        assertThat(JdbcKeys.text(JdbcKeys.URL.parse(url))).isEqualTo(url);
        assertThat(DriverManager.getDriver(url)).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void never_emptyDatabase_isRefusedNamingTheFile_whichRunByHandMakesItStart(Server server) throws Exception {
        String url = server.fresh();
        Config never = Servers.config(url).with(JdbcKeys.INITIALIZE, Initialize.NEVER, "the test");
        BootException failure = failure(never);
        assertThat(failure).hasMessageContaining("jex.jdbc.initializeSchema=never");
        String file = "com/jsonexpress/identity/jdbc/" + server.folder() + "/V1__identity.sql";
        assertThat(failure.remedy()).contains(file);

        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(resource(file));
        }
        start(never).close();
    }

    @ParameterizedTest
    @EnumSource
    void start_schemaOfANewerRelease_isRefused(Server server) throws Exception {
        String url = server.fresh();
        start(Servers.config(url)).close();
        try (Connection connection = DriverManager.getConnection(url)) {
            Sql.update(connection, "INSERT INTO jex_schema_version (version) VALUES (99)");
        }

        BootException failure = failure(Servers.config(url));
        assertThat(failure).hasMessageContaining("version 99").hasMessageContaining("newer");
        assertThat(failure.remedy()).contains("newer release");
    }

    @ParameterizedTest
    @EnumSource
    void start_again_keepsWhatIsThereAndRunsNothingTwice(Server server) throws Exception {
        String url = server.fresh();
        TestContext context = TestContext.realTime().config(Servers.config(url));
        try (UserStore store = new JdbcUserStore()) {
            store.start(context.context());
            store.create(SomeUser.of("a@example.com"));
        }
        try (UserStore store = new JdbcUserStore()) {
            store.start(context.context());
            assertThat(store.count()).isEqualTo(1);
        }
        try (Connection connection = DriverManager.getConnection(url)) {
            assertThat(Sql.list(connection, "SELECT version FROM jex_schema_version", row -> row.getInt(1)))
                    .containsExactly(1);
        }
    }

    @Test
    void start_userWithoutTheRightToCreateTables_saysWhatToDo() throws Exception {
        String url = Servers.postgresql();
        String role = "poor_" + Long.toHexString(System.nanoTime());
        try (Connection connection = DriverManager.getConnection(url)) {
            Sql.update(connection, "CREATE ROLE " + role + " LOGIN PASSWORD 'x'");
            Sql.update(connection, "GRANT USAGE ON SCHEMA " + connection.getSchema() + " TO " + role);
        }
        BootException failure = failure(Servers.config(url.replaceAll("user=[^&]*", "user=" + role))
                .with(JdbcKeys.PASSWORD, Secret.of("x"), "the test"));

        assertThat(failure).hasMessageContaining("42501");
        assertThat(failure.remedy()).contains("right to create tables", "initializeSchema=never");
    }

    @Test
    void providers_ofOneApplication_shareOnePoolWhichEndsWithTheLast() throws Exception {
        String name = "shared-" + System.nanoTime();
        String url = Servers.postgresql() + "&ApplicationName=" + name;
        TestContext context =
                TestContext.realTime().config(Servers.config(url).with(JdbcKeys.POOL_SIZE, 2, "the test"));
        JdbcUserStore store = new JdbcUserStore();
        JdbcKvStore kv = new JdbcKvStore();
        JdbcQueueAdapter queue = new JdbcQueueAdapter();
        store.start(context.context());
        kv.start(context.context());
        queue.start(context.context());
        kv.set("a", new byte[1], Duration.ofMinutes(1));
        queue.enqueue("q", "a", new byte[0], EnqueueOptions.NOW);
        assertThat(connections(name)).isBetween(1L, 2L);

        store.close();
        kv.close();
        assertThat(queue.health().up()).as("goes on without the others").isTrue();
        queue.close();
        Eventually.until("no connection is left", () -> connections(name) == 0);
    }

    @ParameterizedTest
    @EnumSource
    void hostDataSource_withoutAutoCommit_isUsedGivenBackAsItWasAndLeftOpen(Server server) throws Exception {
        try (HikariDataSource source = new HikariDataSource()) {
            source.setJdbcUrl(server.fresh());
            source.setAutoCommit(false);
            source.setMaximumPoolSize(2);
            TestContext context = TestContext.realTime().offer(source);
            JdbcUserStore store = new JdbcUserStore();
            JdbcKvStore kv = new JdbcKvStore();
            store.start(context.context());
            kv.start(context.context());
            assertThat(store.create(SomeUser.of("a@example.com"))).isNotNull();
            kv.set("a", new byte[] {1}, Duration.ofMinutes(1));
            assertThat(kv.get("a")).isPresent();
            store.close();
            kv.close();

            assertThat(source.isClosed()).isFalse();
            try (Connection connection = source.getConnection()) {
                assertThat(connection.getAutoCommit()).isFalse();
                assertThat(Sql.list(connection, "SELECT email FROM jex_user", row -> row.getString(1)))
                        .containsExactly("a@example.com");
            }
        }
    }

    /** At each connection that a start asks for. */
    @Test
    void start_thatEndsInAnError_leavesNoDatabaseInUse() {
        int before = Databases.count();
        String url = Servers.h2();
        int failed = 0;
        for (boolean started = false; !started; ) {
            AtomicInteger left = new AtomicInteger(failed);
            HikariDataSource source = new HikariDataSource() {
                @Override
                public Connection getConnection() throws SQLException {
                    if (left.getAndDecrement() == 0) {
                        throw new NoClassDefFoundError("of the test");
                    }
                    return super.getConnection();
                }
            };
            source.setJdbcUrl(url);
            try (source;
                    JdbcUserStore store = new JdbcUserStore()) {
                store.start(TestContext.realTime().offer(source).context());
                started = true;
            } catch (NoClassDefFoundError e) {
                failed++;
            }
            assertThat(Databases.count()).as("failed at %d", failed).isEqualTo(before);
        }
        assertThat(failed).isGreaterThan(1);
    }

    private static long connections(String name) {
        try (Connection connection = DriverManager.getConnection(Servers.server())) {
            return Sql.first(
                            connection,
                            "SELECT COUNT(*) FROM pg_stat_activity WHERE application_name = ?",
                            row -> row.getLong(1),
                            name)
                    .orElseThrow();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JdbcUserStore start(Config config) {
        JdbcUserStore store = new JdbcUserStore();
        store.start(TestContext.realTime().config(config).context());
        return store;
    }

    private static BootException failure(Config config) {
        return catchThrowableOfType(BootException.class, () -> start(config));
    }

    private static String printed(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        List<Throwable> all = new ArrayList<>();
        for (Throwable one = failure; one != null; one = one.getCause()) {
            all.add(one);
        }
        return text + all.toString();
    }

    private static String resource(String file) throws Exception {
        try (var in = JdbcKeys.class.getResourceAsStream("/" + file)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
