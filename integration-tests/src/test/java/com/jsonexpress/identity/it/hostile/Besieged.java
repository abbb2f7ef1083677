package com.jsonexpress.identity.it.hostile;

import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.core.spi.IQueueAdapter;
import com.jsonexpress.identity.core.spi.UserPageRequest;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserRecordPage;
import com.jsonexpress.identity.host.jdk.JdkHost;
import com.jsonexpress.identity.host.jdk.JdkServer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.HostFixture;
import com.jsonexpress.identity.it.support.HttpTransport;
import com.jsonexpress.identity.it.support.Tap;
import com.jsonexpress.identity.kv.memory.MemoryKvStore;
import com.jsonexpress.identity.queue.memory.MemoryQueueAdapter;
import com.jsonexpress.identity.store.memory.MemoryUserStore;
import com.jsonexpress.identity.testkit.MovableTime;
import com.jsonexpress.identity.testkit.TestContext;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * An application on the JDK host whose whole state can be compared, and which notes what reached its own handler. Time
 * stands still and no limit is on, so that an answer tells of the request alone.
 */
final class Besieged implements AutoCloseable {
    private static final Set<String> WRITES = Set.of("set", "setIfAbsent", "take", "replace", "increment", "delete");

    private final MovableTime time = new MovableTime();
    private final MemoryKvStore kv = new MemoryKvStore();
    private final MemoryUserStore store = new MemoryUserStore();
    private final MemoryQueueAdapter queue = new MemoryQueueAdapter();
    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private final Queue<String> enqueued = new ConcurrentLinkedQueue<>();
    private final Queue<String> calls = new ConcurrentLinkedQueue<>();
    private final App app;

    /** All there is: users, values by key, jobs ever enqueued, mails ever sent. */
    record State(List<UserRecord> users, Map<String, String> values, int jobs, int mails) {
        /** Without the values, from which secrets are derived. */
        @Override
        public String toString() {
            return "State[" + users + ", " + values.keySet() + ", " + values.hashCode() + ", " + jobs + ", " + mails
                    + "]";
        }
    }

    Besieged() {
        kv.start(TestContext.at(time).context());
        store.start(TestContext.at(time).context());
        queue.start(TestContext.at(time).context());
        HostFixture host = settings -> {
            JdkServer server = JdkHost.create()
                    .settings(settings)
                    .port(0)
                    .handle("/", this::answer)
                    .start();
            int port = server.port();
            return new HostFixture.Running(server.identity(), HttpTransport.to(port), OptionalInt.of(port), server);
        };
        app = App.start(
                host,
                settings -> App.keys("jex.limit.enabled", "false", "jex.auth.exclude", "/public")
                        .apply(settings)
                        .clock(time.clock())
                        .ticker(time.ticker())
                        .part(store)
                        .part(Tap.on(IKvStore.class, kv, this::noteKey))
                        .part(Tap.on(IQueueAdapter.class, queue, this::noteJob)));
    }

    App app() {
        return app;
    }

    int port() {
        return app.running().port().orElseThrow();
    }

    /** Method and target of every request that the application's own handler was given. */
    List<String> calls() {
        return List.copyOf(calls);
    }

    /** The state as it is once nothing is being worked on. */
    State state() {
        app.settle();
        Map<String, String> values = new TreeMap<>();
        for (String key : keys) {
            if (key.contains("lease/")) {
                continue; // who does the housekeeping
            }
            kv.get(key).ifPresent(value -> values.put(key, new String(value, StandardCharsets.ISO_8859_1)));
        }
        return new State(users(), values, enqueued.size(), app.mailbox().all().size());
    }

    private List<UserRecord> users() {
        List<UserRecord> users = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            UserRecordPage page = store.page(new UserPageRequest(200, after, Optional.empty(), Optional.empty()));
            users.addAll(page.users());
            after = page.next();
        } while (after.isPresent());
        return users;
    }

    private Object noteKey(String operation, List<Object> arguments) {
        if (WRITES.contains(operation)) {
            keys.add(String.valueOf(arguments.get(0)));
        }
        return Tap.PASS;
    }

    private Object noteJob(String operation, List<Object> arguments) {
        if (operation.equals("enqueue")) {
            enqueued.add(String.valueOf(arguments.get(1)));
        }
        return Tap.PASS;
    }

    private void answer(HttpExchange exchange) throws IOException {
        calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("X-Application", "reached");
        byte[] body = "the application".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        app.close();
        queue.close();
        store.close();
        kv.close();
    }
}
