package com.jsonexpress.identity.it.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.core.spi.EnqueueOptions;
import com.jsonexpress.identity.core.spi.IQueueAdapter;
import com.jsonexpress.identity.core.spi.JobHandler;
import com.jsonexpress.identity.core.spi.ProviderContext;
import com.jsonexpress.identity.core.spi.Traits;
import com.jsonexpress.identity.error.UnavailableException;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import org.junit.jupiter.api.Test;

/** A queue that takes nothing, which anybody can bring about by flooding, tells nothing of who has an account. */
class FullQueueTest {

    @Test
    void register_inVerifiedModeWithAFullQueue_answersAlikeForKnownAndUnknown() {
        FullableQueue queue = new FullableQueue();
        try (App app = App.start(settings -> settings.part(queue).set("jex.auth.requireVerifiedEmail", "true"))) {
            assertThat(app.client().register("known@example.com").status()).isEqualTo(202);
            queue.full = true;
            Answer known = app.client().register("known@example.com");
            Answer unknown = app.client().register("unknown@example.com");
            assertThat(unknown.status()).isEqualTo(known.status());
            assertThat(unknown.text()).isEqualTo(known.text());
        }
    }

    private static final class FullableQueue implements IQueueAdapter {
        private volatile boolean full;

        @Override
        public String name() {
            return "fullable";
        }

        @Override
        public Traits traits() {
            return Traits.DEVELOPMENT;
        }

        @Override
        public void start(ProviderContext context) {}

        @Override
        public Health health() {
            return Health.ok();
        }

        @Override
        public void enqueue(String queue, String job, byte[] payload, EnqueueOptions options) {
            if (full) {
                throw new UnavailableException("the queue is full");
            }
        }

        @Override
        public void registerWorker(String queue, JobHandler handler) {}
    }
}
