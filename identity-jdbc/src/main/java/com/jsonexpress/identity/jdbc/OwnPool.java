package com.jsonexpress.identity.jdbc;

import com.jsonexpress.identity.error.BootException;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pool where the host offers no {@code DataSource}. The one class that needs HikariCP: a host with a
 * {@code DataSource} of its own may leave it out.
 */
final class OwnPool {
    /** How long a caller waits for a connection. */
    private static final Duration CONNECT = Duration.ofSeconds(3);

    private static final Duration VALIDATE = Duration.ofSeconds(1);

    /** Beyond what any statement here takes; the server ends it, so that nothing goes on behind a lost caller. */
    private static final Duration STATEMENT = Duration.ofSeconds(4);

    /**
     * A file of H2 by its path. Read through H2's usual file system, an interrupted thread closes it for everybody, until
     * the process ends; through the asynchronous one it does not.
     */
    private static final Pattern H2_FILE = Pattern.compile("^jdbc:h2:(file:)?(?=[./~]|[A-Za-z]:[/\\\\])");

    /** In front of a pool that hands connections on after each transaction, a setting would stay with somebody else. */
    private static final String PGBOUNCER = "prepareThreshold=0";

    private OwnPool() {}

    static HikariDataSource open(Settings settings, String url) {
        requireDriver(url);
        HikariConfig config = new HikariConfig();
        config.setPoolName("identity-jdbc");
        config.setJdbcUrl(opened(url));
        settings.user().ifPresent(config::setUsername);
        settings.password().map(JdbcKeys::text).ifPresent(config::setPassword);
        config.setMaximumPoolSize(settings.poolSize());
        config.setMinimumIdle(2);
        config.setConnectionTimeout(CONNECT.toMillis());
        config.setValidationTimeout(VALIDATE.toMillis());
        config.setInitializationFailTimeout(-1); // the first connection tells, in our words
        if (!url.contains(PGBOUNCER)) {
            config.setConnectionInitSql(
                    url.startsWith("jdbc:postgresql:")
                            ? "SET statement_timeout = " + STATEMENT.toMillis()
                            : "SET QUERY_TIMEOUT " + STATEMENT.toMillis());
        }
        return new HikariDataSource(config);
    }

    /**
     * H2 writes half a second after a commit, unless it is told not to wait: a process that is killed would lose what it has
     * acknowledged.
     */
    private static String opened(String url) {
        Matcher file = H2_FILE.matcher(url);
        if (!file.find()) {
            return url;
        }
        String asynchronous = file.replaceFirst("jdbc:h2:file:async:");
        return url.toUpperCase(Locale.ROOT).contains(";WRITE_DELAY=") ? asynchronous : asynchronous + ";WRITE_DELAY=0";
    }

    private static void requireDriver(String url) {
        try {
            DriverManager.getDriver(url);
        } catch (SQLException e) {
            throw new BootException(
                    "no JDBC driver on the class path takes " + JdbcKeys.URL,
                    "Add the dependency "
                            + (url.startsWith("jdbc:h2:") ? "com.h2database:h2" : "org.postgresql:postgresql")
                            + ", and check the address.");
        }
    }
}
