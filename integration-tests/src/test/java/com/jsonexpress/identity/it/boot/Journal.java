package com.jsonexpress.identity.it.boot;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** What happened to the recording providers, in order; and which of them is to fail at its start. */
final class Journal {
    private static final List<String> LINES = new CopyOnWriteArrayList<>();
    private static volatile Optional<String> failing = Optional.empty();
    private static volatile Throwable failure = new IllegalStateException();

    private Journal() {}

    static void clear() {
        LINES.clear();
        failing = Optional.empty();
    }

    static void failAt(String name, Throwable how) {
        failing = Optional.of(name);
        failure = how;
    }

    static void started(String name) {
        if (failing.equals(Optional.of(name))) {
            LINES.add("failed " + name);
            throw Journal.<RuntimeException>unchecked(failure);
        }
        LINES.add("started " + name);
    }

    static void closed(String name) {
        LINES.add("closed " + name);
    }

    static List<String> lines() {
        return List.copyOf(LINES);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T unchecked(Throwable any) throws T {
        throw (T) any;
    }
}
