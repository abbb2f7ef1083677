package com.jsonexpress.identity.it.faults;

import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.Users;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.core.spi.IQueueAdapter;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.Mailbox;
import com.jsonexpress.identity.kv.memory.MemoryKvStore;
import com.jsonexpress.identity.queue.memory.MemoryQueueAdapter;
import com.jsonexpress.identity.schema.EmailAddress;
import com.jsonexpress.identity.store.memory.MemoryUserStore;
import com.jsonexpress.identity.testkit.Eventually;
import com.jsonexpress.identity.testkit.MovableTime;
import com.jsonexpress.identity.testkit.TestContext;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Memory providers with a meddler before each of three, and as many engines on them as a test boots: the providers live
 * on when an engine ends, as a database does.
 */
final class Scene implements AutoCloseable {
    final MovableTime time = new MovableTime();
    final MemoryKvStore kv = new MemoryKvStore();
    final MemoryUserStore store = new MemoryUserStore();
    volatile Meddler kvMeddler = Meddler.HONEST;
    volatile Meddler storeMeddler = Meddler.HONEST;
    volatile Meddler queueMeddler = Meddler.HONEST;
    /** Runs before each time the engine reads the clock. */
    volatile Runnable beforeClock = () -> {};

    private final List<MemoryQueueAdapter> queues = new ArrayList<>();
    private final List<App> apps = new ArrayList<>();
    private final String[] keys;

    /** Keys given as name, value, name, value. */
    Scene(String... keys) {
        this.keys = keys;
        kv.start(TestContext.at(time).context());
        store.start(TestContext.at(time).context());
    }

    /** Boots one more engine, with a queue and a mailbox of its own. */
    App boot() {
        MemoryQueueAdapter queue = new MemoryQueueAdapter();
        queue.start(TestContext.at(time).context());
        queues.add(queue);
        App app = App.start(settings -> configured(settings)
                .clock(clock())
                .ticker(time.ticker())
                .part(Meddler.between(IKvStore.class, kv, () -> kvMeddler))
                .part(Meddler.between(UserStore.class, store, () -> storeMeddler))
                .part(Meddler.between(IQueueAdapter.class, queue, () -> queueMeddler)));
        apps.add(app);
        return app;
    }

    private Clock clock() {
        Clock clock = time.clock();
        InstantSource source = () -> {
            beforeClock.run();
            return clock.instant();
        };
        return source.withZone(ZoneOffset.UTC);
    }

    private IdentitySettings configured(IdentitySettings settings) {
        IdentitySettings changed = settings;
        for (int i = 0; i < keys.length; i += 2) {
            changed = changed.set(keys[i], keys[i + 1]);
        }
        return changed;
    }

    /** The queue of the engine booted last. */
    MemoryQueueAdapter queue() {
        return queues.get(queues.size() - 1);
    }

    App app() {
        return apps.get(apps.size() - 1);
    }

    Client client() {
        return app().client();
    }

    Mailbox mailbox() {
        return app().mailbox();
    }

    Users users() {
        return app().identity().users();
    }

    UserRecord record(String email) {
        return store.find(EmailAddress.parse(email).orElseThrow().identifier()).orElseThrow();
    }

    boolean isOwed(String email) {
        return record(email).owedMail().isPresent();
    }

    void pass(Duration duration) {
        time.pass(duration);
    }

    /** Stands before all three from now on. */
    void meddle(Meddler meddler) {
        kvMeddler = meddler;
        storeMeddler = meddler;
        queueMeddler = meddler;
    }

    /** An answer as it is once no hash of an interrupted caller runs on unobserved. */
    Answer settled(Supplier<Answer> request) {
        AtomicReference<Answer> last = new AtomicReference<>();
        Eventually.until("the gate is free", () -> {
            last.set(request.get());
            return last.get().status() != 503;
        });
        return last.get();
    }

    /** All meddlers are honest from now on. */
    void heal() {
        meddle(Meddler.HONEST);
    }

    @Override
    public void close() {
        heal();
        apps.forEach(App::close);
        queues.forEach(MemoryQueueAdapter::close);
        store.close();
        kv.close();
    }
}
