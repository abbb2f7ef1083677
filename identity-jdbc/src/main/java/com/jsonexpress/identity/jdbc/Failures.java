package com.jsonexpress.identity.jdbc;

import com.jsonexpress.identity.error.UnavailableException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an {@code SQLException} means. Only states and codes are ever shown: a driver's message may quote statements,
 * values, or an address with its password.
 */
final class Failures {
    private static final String DUPLICATE = "23505";

    /** Serialization failure, deadlock, lock timeout. */
    private static final Set<String> GIVEN_UP = Set.of("40001", "40P01", "55P03", "HYT00");

    /** The server ends the connection: shut down by an administrator, after a crash, or still starting. */
    private static final Set<String> ENDED = Set.of("57P01", "57P02", "57P03");

    /** H2: concurrent update; and: connection broken, database closed, closing at shutdown. */
    private static final int H2_CONCURRENT_UPDATE = 90131;

    private static final Set<Integer> H2_ENDED = Set.of(90067, 90098, 90121);

    private Failures() {}

    /** Whether a unique key has this value already. */
    static boolean isDuplicate(SQLException e) {
        return DUPLICATE.equals(state(e));
    }

    /** Whether the database has undone it, because of somebody else who did the same at once. */
    static boolean isRace(SQLException e) {
        return isDuplicate(e) || GIVEN_UP.contains(state(e)) || e.getErrorCode() == H2_CONCURRENT_UPDATE;
    }

    /** Whether the connection is gone; what was asked may have been done or not. */
    static boolean isBroken(SQLException e) {
        return state(e).startsWith("08") || ENDED.contains(state(e)) || H2_ENDED.contains(e.getErrorCode());
    }

    static UnavailableException unavailable(SQLException e) {
        return new UnavailableException("the database did not do what it was asked (" + told(e) + ")");
    }

    /** For messages. */
    static String told(SQLException e) {
        String state = state(e);
        return state.isEmpty() ? e.getClass().getSimpleName() : "SQLState " + state;
    }

    static String state(SQLException e) {
        @Nullable SQLException inner = e instanceof BatchUpdateException ? e.getNextException() : null;
        @Nullable String state = inner == null ? e.getSQLState() : inner.getSQLState();
        return state == null ? "" : state;
    }
}
