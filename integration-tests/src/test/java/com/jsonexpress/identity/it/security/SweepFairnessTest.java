package com.jsonexpress.identity.it.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.access.Audience;
import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.core.event.Origin;
import com.jsonexpress.identity.core.flow.Flows;
import com.jsonexpress.identity.core.flow.ProvisionUser;
import com.jsonexpress.identity.core.flow.SweepOwedMail;
import com.jsonexpress.identity.core.password.Passwords;
import com.jsonexpress.identity.core.spi.EnqueueOptions;
import com.jsonexpress.identity.core.spi.IQueueAdapter;
import com.jsonexpress.identity.core.spi.JobHandler;
import com.jsonexpress.identity.core.spi.ProviderContext;
import com.jsonexpress.identity.core.spi.Traits;
import com.jsonexpress.identity.field.FieldChanges;
import com.jsonexpress.identity.it.support.BareFlows;
import com.jsonexpress.identity.it.support.Mailbox;
import com.jsonexpress.identity.kv.memory.MemoryKvStore;
import com.jsonexpress.identity.store.memory.MemoryUserStore;
import com.jsonexpress.identity.testkit.InsecureFastHasher;
import com.jsonexpress.identity.testkit.MovableTime;
import com.jsonexpress.identity.testkit.TestContext;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Mailboxes that never take a mail, which anybody can register, do not keep others' mails from being repaired. */
class SweepFairnessTest {
    private final MovableTime time = new MovableTime();
    private final BlackHole queue = new BlackHole();

    @Test
    void sweep_withMoreUsersOwedThanOneRunTakes_reachesEachOfThem() {
        try (MemoryKvStore kv = new MemoryKvStore();
                MemoryUserStore store = new MemoryUserStore();
                Passwords passwords = Passwords.from(Config.defaults(), new InsecureFastHasher(), new SecureRandom())) {
            kv.start(TestContext.at(time).context());
            store.start(TestContext.at(time).context());
            Flows flows = BareFlows.on(kv, store, queue, new Mailbox(), passwords, time);
            for (int i = 0; i < 150; i++) {
                flows.provisionUser
                        .run(new ProvisionUser.Command(
                                "stuck" + i + "@example.com",
                                "user",
                                FieldChanges.NONE,
                                Audience.NOBODY,
                                Origin.TRUSTED))
                        .orThrow();
                time.pass(Duration.ofMillis(1));
            }
            String last = flows.provisionUser
                    .run(new ProvisionUser.Command(
                            "waiting@example.com", "user", FieldChanges.NONE, Audience.NOBODY, Origin.TRUSTED))
                    .orThrow()
                    .id();
            queue.payloads.clear();
            for (int run = 0; run < 3; run++) {
                time.pass(SweepOwedMail.INTERVAL.plusSeconds(1));
                flows.sweepOwedMail.run();
            }
            assertThat(queue.payloads).anyMatch(payload -> payload.contains(last));
        }
    }

    /** Keeps what it is given and does none of it, like a queue in front of a mail server that always says "later". */
    private static final class BlackHole implements IQueueAdapter {
        private final List<String> payloads = new ArrayList<>();

        @Override
        public String name() {
            return "black-hole";
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
        public void enqueue(String name, String job, byte[] payload, EnqueueOptions options) {
            payloads.add(new String(payload, StandardCharsets.UTF_8));
        }

        @Override
        public void registerWorker(String name, JobHandler handler) {}
    }
}
