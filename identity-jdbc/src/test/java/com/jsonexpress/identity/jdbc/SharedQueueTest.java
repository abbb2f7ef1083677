package com.jsonexpress.identity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.core.spi.EnqueueOptions;
import com.jsonexpress.identity.core.spi.ProviderContext;
import com.jsonexpress.identity.jdbc.JdbcStartTest.Server;
import com.jsonexpress.identity.testkit.Eventually;
import com.jsonexpress.identity.testkit.TestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several instances work on the jobs of one queue. */
class SharedQueueTest {
    private static final int JOBS = 400;

    @ParameterizedTest
    @EnumSource
    void jobs_overSeveralInstances_areDoneOnceEach(Server server) {
        ProviderContext context =
                TestContext.realTime().config(Servers.config(server.fresh())).context();
        List<JdbcQueueAdapter> queues = new ArrayList<>();
        List<String> done = new CopyOnWriteArrayList<>();
        List<Integer> by = new CopyOnWriteArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                int instance = i;
                JdbcQueueAdapter queue = new JdbcQueueAdapter();
                queue.start(context);
                queue.registerWorker("q", job -> {
                    done.add(job.name());
                    by.add(instance);
                });
                queues.add(queue);
            }
            for (int i = 0; i < JOBS; i++) {
                queues.get(i % 3).enqueue("q", "job " + i, new byte[0], EnqueueOptions.NOW);
            }
            Eventually.until(
                    "all are done",
                    () -> done.size() >= JOBS && queues.get(0).health().gauges().getOrDefault("pending", -1L) == 0);
        } finally {
            queues.forEach(JdbcQueueAdapter::close);
        }
        assertThat(done).hasSize(JOBS).doesNotHaveDuplicates();
        assertThat(by).contains(0, 1, 2);
    }
}
