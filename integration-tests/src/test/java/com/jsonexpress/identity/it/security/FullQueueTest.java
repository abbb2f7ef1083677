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
import com.jsonexpress.identity.it.support.Client;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** The account is made, or contested, all the same. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void register_inVerifiedModeWithAFullQueue_isLimitedAlikeForKnownAndUnknown(boolean known) {
        FullableQueue queue = new FullableQueue();
        try (App app = App.start(settings -> settings.part(queue)
                .set("jex.auth.requireVerifiedEmail", "true")
                .set("jex.limit.trustedProxies", "127.0.0.1")
                .set("jex.limit.source.registrations", "2"))) {
            app.client().with("X-Forwarded-For", "198.51.100.4").register("known@example.com");
            queue.full = true;
            Client client = app.client().with("X-Forwarded-For", "203.0.113.7");
            for (int i = 0; i < 2; i++) {
                assertThat(client.register(address(known, i)).status()).isEqualTo(503);
            }
            assertThat(client.register(address(known, 2)).status()).isEqualTo(429);
        }
    }

    private static String address(boolean known, int number) {
        return known ? "known@example.com" : "unknown" + number + "@example.com";
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
