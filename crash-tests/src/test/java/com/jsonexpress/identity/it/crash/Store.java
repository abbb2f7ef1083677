package com.jsonexpress.identity.it.crash;

import java.nio.file.Path;
import java.util.UUID;

/** A database of a test's own. One of H2 can be asked only while no instance has it open. */
record Store(String url) {
    /** Which. */
    enum Kind {
        POSTGRESQL,
        H2_FILE
    }

    static Store fresh(Kind kind) {
        return new Store(
                kind == Kind.POSTGRESQL
                        ? Postgres.database()
                        : "jdbc:h2:file:"
                                + Path.of("target", "h2", UUID.randomUUID().toString(), "identity")
                                        .toAbsolutePath());
    }

    /** How many jobs are being done, or were when their worker died. */
    long jobsInFlight() {
        return Postgres.number(url, "SELECT COUNT(*) FROM jex_job WHERE attempts > 0 AND dead_at IS NULL");
    }

    long deadJobs() {
        return Postgres.number(url, "SELECT COUNT(*) FROM jex_job WHERE dead_at IS NOT NULL");
    }

    /** Whose address is not stored as theirs, or more than one. */
    long usersHalfMade() {
        return Postgres.number(
                url,
                "SELECT COUNT(*) FROM jex_user u WHERE 1 <> (SELECT COUNT(*) FROM jex_identifier i"
                        + " WHERE i.namespace = u.namespace AND i.user_id = u.id)");
    }

    boolean isThere(String email) {
        return Postgres.number(url, "SELECT COUNT(*) FROM jex_user WHERE email = '" + email + "'") == 1;
    }

    boolean isOwed(String email) {
        return Postgres.number(
                        url, "SELECT COUNT(*) FROM jex_user WHERE email = '" + email + "' AND owed_mail IS NOT NULL")
                == 1;
    }
}
