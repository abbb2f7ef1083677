package com.jsonexpress.identity.jdbc;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.core.spi.Cron;
import com.jsonexpress.identity.core.spi.EnqueueOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The jobs of one namespace. A claim counts the attempt and makes the job due again at the end of a lease: whoever holds it
 * puts that off, and of one who died another takes it over. Only the latest claim settles a job or puts its lease off, and
 * once only: what settles it and keeps it ends the claim. Times are the database's. Thread-safe.
 */
final class JobTable {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcQueueAdapter.class);

    static final Duration LEASE = Duration.ofSeconds(30);

    /** Longer than anything waits, and far from where nanoseconds end. */
    private static final Duration FOREVER = Duration.ofDays(36_500);

    private static final String MINE = " WHERE namespace = ? AND id = ? AND claims = ? AND dead_at IS NULL";
    private static final String NEXT = "UPDATE jex_job SET id = ?, attempts = 0, due_at = ?" + MINE;
    private static final String DONE = "DELETE FROM jex_job" + MINE;
    private static final String GAUGES = "SELECT COUNT(*), COUNT(dead_at) FROM jex_job WHERE namespace = ?";
    private static final String CRON = "SELECT cron FROM jex_job" + MINE;
    private static final String CRONS =
            "SELECT id, cron, due_at FROM jex_job WHERE namespace = ? AND cron IS NOT NULL AND dead_at IS NULL"
                    + " AND attempts = 0";
    private static final String PLAN =
            "UPDATE jex_job SET due_at = ? WHERE namespace = ? AND id = ? AND attempts = 0 AND due_at = ?";

    private final Database database;
    private final String namespace;
    private final String now;
    private final String bury;

    JobTable(Database database, String namespace) {
        this.database = database;
        this.namespace = namespace;
        this.now = database.dialect().now();
        this.bury = "UPDATE jex_job SET dead_at = " + now + ", once = NULL WHERE namespace = ? AND id = ?";
    }

    /**
     * Where a job with its key waits or runs it is ignored; only a repeated one takes over another cron. One that runs, or is
     * tried again, follows it from its next time on.
     */
    void add(String queue, String name, byte[] payload, EnqueueOptions options) {
        long delay = shorter(options.delay(), FOREVER).toNanos();
        @Nullable
        Long due = options.cron().map(cron -> next(cron, now() + delay)).orElse(null);
        String sql =
                "INSERT INTO jex_job (namespace, id, queue, name, payload, attempts, claims, due_at, cron, once) VALUES"
                        + " (?, ?, ?, ?, ?, 0, 0, " + (due == null ? now + " + ?" : "?") + ", ?, ?)"
                        + (database.dialect().isPostgresql() ? " ON CONFLICT DO NOTHING" : "");
        @Nullable
        Object[] values = {
            namespace,
            newId(),
            queue,
            name,
            payload,
            due == null ? delay : due,
            options.cron().map(Cron::expression).orElse(null),
            options.idempotencyKey().map(Digest::of).orElse(null)
        };
        boolean added = database.write(connection -> addOrIgnore(connection, sql, values)) == 1;
        if (!added && due != null && options.idempotencyKey().isPresent()) {
            replan(
                    queue,
                    options.cron().orElseThrow(),
                    due,
                    Digest.of(options.idempotencyKey().get()));
        }
    }

    private void replan(String queue, Cron cron, long due, Object key) {
        String sql = "UPDATE jex_job SET cron = ?, due_at = CASE WHEN attempts = 0 THEN ? ELSE due_at END"
                + " WHERE namespace = ? AND queue = ? AND once = ? AND cron IS NOT NULL AND cron <> ?";
        database.write(connection ->
                Sql.update(connection, sql, cron.expression(), due, namespace, queue, key, cron.expression()));
    }

    private static int addOrIgnore(Connection connection, String sql, @Nullable Object[] values) throws SQLException {
        try {
            return Sql.update(connection, sql, values);
        } catch (SQLException e) {
            if (Failures.isDuplicate(e)) {
                return 0;
            }
            throw e;
        }
    }

    /** Takes at most so many that are due, the longest due first. */
    List<Claimed> claim(String queue, int limit) {
        String due = due(database.dialect());
        String lease =
                "UPDATE jex_job SET attempts = ?, claims = ?, due_at = " + now + " + ? WHERE namespace = ? AND id = ?";
        Set<String> unreadable = new HashSet<>();
        List<Claimed> claimed = database.transact(connection -> {
            unreadable.clear();
            List<Claimed> jobs = new ArrayList<>(Sql.list(
                    connection,
                    due,
                    row -> {
                        Optional<String> cron = Optional.ofNullable(row.getString(6));
                        if (cron.isPresent() && read(cron.get()).isEmpty()) {
                            unreadable.add(row.getString(1));
                        }
                        return new Claimed(
                                queue,
                                row.getString(2),
                                row.getString(1),
                                row.getInt(4) + 1,
                                row.getLong(5) + 1,
                                row.getBytes(3),
                                cron.flatMap(JobTable::read),
                                row.getLong(7));
                    },
                    namespace,
                    queue,
                    limit));
            jobs.removeIf(job -> unreadable.contains(job.id()));
            List<Object[]> leases = new ArrayList<>();
            jobs.forEach(
                    job -> leases.add(new Object[] {job.attempt(), job.claim(), LEASE.toNanos(), namespace, job.id()}));
            Sql.batch(connection, lease, leases);
            for (String id : unreadable) {
                Sql.update(connection, bury, namespace, id);
            }
            return jobs;
        });
        unreadable.forEach(id -> LOG.warn("Job {} {} has a cron that cannot be read; kept as dead", queue, id));
        return claimed;
    }

    /** A cron as it is kept; empty for what an operator or another version wrote, and this one does not know. */
    private static Optional<Cron> read(String cron) {
        try {
            return Optional.of(new Cron(cron));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static String due(Dialect dialect) {
        return "SELECT id, name, payload, attempts, claims, cron, due_at FROM jex_job WHERE namespace = ? AND queue = ?"
                + " AND dead_at IS NULL AND due_at <= " + dialect.start()
                + " ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED";
    }

    /** Puts the end of the leases off. */
    void extend(Collection<Claimed> jobs) {
        List<Object[]> leases = new ArrayList<>();
        jobs.forEach(job -> leases.add(new Object[] {LEASE.toNanos(), namespace, job.id(), job.claim()}));
        database.transact(connection -> {
            Sql.batch(connection, "UPDATE jex_job SET due_at = " + now + " + ?" + MINE, leases);
            return true;
        });
    }

    /** It is done; one that repeats waits for its next time, as a job of its own. */
    void succeeded(Claimed job) {
        if (job.cron().isEmpty()) {
            database.write(connection -> Sql.update(connection, DONE, namespace, job.id(), job.claim()));
        } else {
            long due = following(job);
            database.write(connection -> Sql.update(connection, NEXT, newId(), due, namespace, job.id(), job.claim()));
        }
    }

    void failed(Claimed job, Duration wait) {
        database.write(connection -> Sql.update(
                connection,
                "UPDATE jex_job SET claims = claims + 1, due_at = " + now + " + ?" + MINE,
                wait.toNanos(),
                namespace,
                job.id(),
                job.claim()));
    }

    /** It waits behind all that are due, as if it had not been tried. */
    void putBack(Claimed job) {
        database.write(connection -> Sql.update(
                connection,
                "UPDATE jex_job SET claims = claims + 1, attempts = ?, due_at = " + now + MINE,
                job.attempt() - 1,
                namespace,
                job.id(),
                job.claim()));
    }

    /** It is kept, and its key is free; one that repeats goes on besides. */
    void died(Claimed job) {
        if (job.cron().isEmpty()) {
            database.write(connection -> Sql.update(
                    connection,
                    "UPDATE jex_job SET dead_at = " + now + ", once = NULL" + MINE,
                    namespace,
                    job.id(),
                    job.claim()));
            return;
        }
        long due = following(job);
        String keep =
                "INSERT INTO jex_job (namespace, id, queue, name, payload, attempts, claims, due_at, dead_at) VALUES"
                        + " (?, ?, ?, ?, ?, ?, 0, " + now + ", " + now + ")";
        database.transact(connection -> {
            if (Sql.update(connection, NEXT, newId(), due, namespace, job.id(), job.claim()) == 1) {
                Sql.update(
                        connection, keep, namespace, job.id(), job.queue(), job.name(), job.payload(), job.attempt());
            }
            return true;
        });
    }

    /** Where the database's clock was set back, what was planned by the time before is planned anew. */
    void catchUp(long now) {
        record Plan(String id, Optional<Cron> cron, long due) {}
        List<Plan> plans = database.read(connection -> Sql.list(
                connection,
                CRONS,
                row -> new Plan(row.getString(1), read(row.getString(2)), row.getLong(3)),
                namespace));
        for (Plan plan : plans) {
            plan.cron()
                    .map(cron -> Times.nanos(cron.replanned(Times.instant(plan.due()), Times.instant(now))))
                    .filter(due -> due != plan.due())
                    .ifPresent(due -> database.write(
                            connection -> Sql.update(connection, PLAN, due, namespace, plan.id(), plan.due())));
        }
    }

    /** Nanoseconds since 1970 by the database's clock. */
    long now() {
        return database.read(connection -> Sql.first(connection, "SELECT " + now, row -> row.getLong(1)))
                .orElseThrow();
    }

    Health health() {
        return database.read(connection -> Sql.first(
                        connection,
                        GAUGES,
                        row -> Health.ok(Map.of("pending", row.getLong(1) - row.getLong(2), "dead", row.getLong(2))),
                        namespace))
                .orElseThrow();
    }

    private static long next(Cron cron, long after) {
        return Times.nanos(cron.next(Times.instant(after)));
    }

    /** The next time of a repeated job, by the cron that it may have got while it ran. */
    private long following(Claimed job) {
        Cron cron = database.read(connection ->
                        Sql.first(connection, CRON, row -> row.getString(1), namespace, job.id(), job.claim()))
                .flatMap(JobTable::read)
                .orElseGet(job.cron()::orElseThrow);
        return Times.nanos(cron.following(Times.instant(job.due()), Times.instant(now())));
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }
}
