package com.jsonexpress.identity.jdbc;

import com.jsonexpress.identity.testkit.MovableTime;
import java.util.function.LongSupplier;

/** A clock that a test moves, as a function of H2. For one test at a time. */
public final class TestClock {
    static final String SQL = "JEX_TEST_NOW()";

    private static volatile LongSupplier nanos = () -> 0;

    private TestClock() {}

    /** Monotonic: a database's clock that nobody sets. */
    static void follow(MovableTime time) {
        nanos = () -> Times.nanos(MovableTime.START) + time.passed().toNanos();
    }

    /** A database's clock that is set back and forth as the test does with the wall clock. */
    static void followWallClock(MovableTime time) {
        nanos = () -> Times.nanos(time.clock().instant());
    }

    /** An address of a database that knows it. */
    static String h2() {
        return Servers.h2() + ";INIT=CREATE ALIAS IF NOT EXISTS JEX_TEST_NOW FOR \"" + TestClock.class.getName()
                + ".now\"";
    }

    /** Called by H2. */
    public static long now() {
        return nanos.getAsLong();
    }
}
