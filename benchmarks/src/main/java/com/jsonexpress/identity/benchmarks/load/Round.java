package com.jsonexpress.identity.benchmarks.load;

import com.jsonexpress.identity.benchmarks.server.ServerProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Some seconds of load on one server, by a connection and a thread for each account, which sends its next request as soon as it has
 * the answer.
 *
 * @param answers all of them
 * @param perSecond answers
 * @param p50 microseconds from request to answer that half of them needed at most
 * @param p99 the same of 99 in 100
 * @param processor microseconds of the server's processor time per request
 * @param resident memory of the server at the end, in MB
 */
record Round(long answers, double perSecond, double p50, double p99, double processor, double resident) {

    private record Count(long answers, Latencies latencies) {}

    static Round of(ServerProcess server, List<Account> accounts, Scenario scenario, long seconds) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(accounts.size());
        try {
            double processor = server.processorSeconds();
            long begin = System.nanoTime();
            long end = begin + TimeUnit.SECONDS.toNanos(seconds);
            List<Future<Count>> counts = new ArrayList<>();
            for (int i = 0; i < accounts.size(); i++) {
                Account account = accounts.get(i);
                int first = 100 * i / accounts.size(); // so that not all log in at once
                counts.add(threads.submit(() -> send(server.port(), account, scenario, first, end)));
            }
            long answers = 0;
            List<Latencies> parts = new ArrayList<>();
            for (Future<Count> each : counts) {
                answers += each.get().answers();
                parts.add(each.get().latencies());
            }
            double elapsed = (System.nanoTime() - begin) / 1e9;
            Latencies all = Latencies.all(parts);
            return new Round(
                    answers,
                    answers / elapsed,
                    all.quantile(0.5),
                    all.quantile(0.99),
                    1e6 * (server.processorSeconds() - processor) / answers,
                    server.residentMegabytes());
        } finally {
            threads.shutdownNow();
        }
    }

    private static Count send(int port, Account account, Scenario scenario, int first, long end) throws Exception {
        Latencies latencies = new Latencies();
        int number = first;
        try (Connection connection = new Connection(port)) {
            for (long sent = System.nanoTime(); sent < end; number++) {
                Step step = scenario.step(number);
                step.run(connection, account);
                long now = System.nanoTime();
                if (scenario.times(step)) {
                    latencies.add(now - sent);
                }
                sent = now;
            }
        }
        return new Count(number - first, latencies);
    }
}
