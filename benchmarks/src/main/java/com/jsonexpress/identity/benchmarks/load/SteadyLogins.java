package com.jsonexpress.identity.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Logins with the right password by so many connections, each of which logs in again as soon as it has; until this is closed. */
final class SteadyLogins implements AutoCloseable {
    private static final long PAUSE_MILLIS = 100;

    private final ExecutorService threads;
    private final List<Future<Integer>> counts = new ArrayList<>();
    private final long begin = System.nanoTime();
    private volatile boolean closed;

    SteadyLogins(int port, List<Account> accounts) {
        this.threads = Executors.newFixedThreadPool(Math.max(1, accounts.size()));
        accounts.forEach(account -> counts.add(threads.submit(() -> repeat(port, account))));
    }

    /** Who is refused comes again after a tenth of a second. */
    private int repeat(int port, Account account) throws Exception {
        int done = 0;
        try (Connection connection = new Connection(port)) {
            while (!closed) {
                if (connection.exchange(account.login()).startsWith("HTTP/1.1 200")) {
                    done++;
                } else {
                    TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                }
            }
        }
        return done;
    }

    /** Ends them; how many there were in a second. */
    double perSecond() throws Exception {
        closed = true;
        double done = 0;
        for (Future<Integer> count : counts) {
            done += count.get();
        }
        return done / ((System.nanoTime() - begin) / 1e9);
    }

    @Override
    public void close() {
        closed = true;
        threads.shutdown();
    }
}
