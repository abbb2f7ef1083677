package com.jsonexpress.identity.it.faults;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.core.flow.Flows;
import com.jsonexpress.identity.core.mail.MailQueue;
import com.jsonexpress.identity.core.password.Passwords;
import com.jsonexpress.identity.core.spi.EmailProvider;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.core.spi.IQueueAdapter;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.it.support.BareFlows;
import com.jsonexpress.identity.it.support.Mailbox;
import com.jsonexpress.identity.kv.memory.MemoryKvStore;
import com.jsonexpress.identity.queue.memory.MemoryQueueAdapter;
import com.jsonexpress.identity.schema.EmailAddress;
import com.jsonexpress.identity.store.memory.MemoryUserStore;
import com.jsonexpress.identity.testkit.Eventually;
import com.jsonexpress.identity.testkit.InsecureFastHasher;
import com.jsonexpress.identity.testkit.MovableTime;
import com.jsonexpress.identity.testkit.TestContext;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Objects;

/** What works without a request: the mail worker, and the sweep when a test runs it. A meddler before each provider. */
final class Backstage implements AutoCloseable {
    final MovableTime time = new MovableTime();
    final Mailbox mailbox = new Mailbox();
    final Flows flows;
    volatile Meddler meddler = Meddler.HONEST;

    private final MemoryKvStore kv = new MemoryKvStore();
    private final MemoryUserStore store = new MemoryUserStore();
    private final MemoryQueueAdapter queue = new MemoryQueueAdapter();
    private final Passwords passwords = Passwords.from(Config.defaults(), new InsecureFastHasher(), new SecureRandom());

    Backstage() {
        kv.start(TestContext.at(time).context());
        store.start(TestContext.at(time).context());
        queue.start(TestContext.at(time).context());
        flows = BareFlows.on(
                Meddler.between(IKvStore.class, kv, () -> meddler),
                Meddler.between(UserStore.class, store, () -> meddler),
                Meddler.between(IQueueAdapter.class, queue, () -> meddler),
                Meddler.between(EmailProvider.class, mailbox, () -> meddler),
                passwords,
                time);
        queue.registerWorker(MailQueue.NAME, flows.deliverMail);
    }

    UserRecord record(String email) {
        return store.find(EmailAddress.parse(email).orElseThrow().identifier()).orElseThrow();
    }

    /** Lets time pass until no job waits or runs. */
    void settle() {
        Eventually.until("no job is left", () -> {
            boolean idle = gauge("pending") == 0;
            if (!idle) {
                time.pass(Duration.ofSeconds(1));
            }
            return idle;
        });
    }

    long gauge(String name) {
        return Objects.requireNonNull(queue.health().gauges().get(name), name);
    }

    @Override
    public void close() {
        meddler = Meddler.HONEST;
        queue.close();
        store.close();
        kv.close();
        passwords.close();
    }
}
