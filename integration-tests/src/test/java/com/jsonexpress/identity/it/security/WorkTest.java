package com.jsonexpress.identity.it.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.UserChanges;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.core.spi.IQueueAdapter;
import com.jsonexpress.identity.core.spi.PasswordHasher;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.DirectTransport;
import com.jsonexpress.identity.it.support.Mailbox;
import com.jsonexpress.identity.it.support.StrangeHashes;
import com.jsonexpress.identity.kv.memory.MemoryKvStore;
import com.jsonexpress.identity.queue.memory.MemoryQueueAdapter;
import com.jsonexpress.identity.store.memory.MemoryUserStore;
import com.jsonexpress.identity.testkit.InsecureFastHasher;
import com.jsonexpress.identity.testkit.MovableTime;
import com.jsonexpress.identity.testkit.TestContext;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whether an account exists, and how it stands, shows neither in the answer nor in the work done before it: the calls of
 * hasher, store, key-value store and queue on the caller's thread are counted (security-bar 11, ASVS 5.0 6.3.8).
 */
class WorkTest {
    private static final List<String> STATES = List.of(
            "unknown", "active", "unverified", "disabled", "invited", "forced", "contested", "switchedoff", "nobody");

    private static final Map<String, String> SAME_WORK = Map.of(
            "PasswordHasher.hash", "PasswordHasher.compute",
            "PasswordHasher.verify", "PasswordHasher.compute",
            "UserStore.create", "UserStore.write",
            "UserStore.update", "UserStore.write");

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final TestContext context = TestContext.at(new MovableTime());
    private final MemoryUserStore store = new MemoryUserStore();
    private final MemoryKvStore kv = new MemoryKvStore();
    private final MemoryQueueAdapter queue = new MemoryQueueAdapter();
    private final Mailbox mailbox = new Mailbox();
    private volatile Thread caller = Thread.currentThread();

    @BeforeEach
    void start() {
        store.start(context.context());
        kv.start(context.context());
        queue.start(context.context());
    }

    @AfterEach
    void stop() {
        queue.close();
        kv.close();
        store.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void login_withAWrongPassword_isTheSameInEveryState(String verifiedMode) {
        alike(
                verifiedMode,
                "PasswordHasher.compute",
                client -> state -> client.login(address(state), "some-wrong-words-here"));
    }

    /** The work of the dearest hash of another system, too, once one is met. */
    @Test
    void register_inVerifiedModeAfterAForeignHash_isTheSameInEveryState() {
        alike("true", "ForeignHash.verify", client -> {
            assertThat(client.login("brought@example.com", "some-wrong-words-here")
                            .status())
                    .isEqualTo(401);
            return state -> client.post("/auth/register", "email", address(state), "password", "some-wrong-words-here");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void forgotAndResend_areTheSameInEveryState(String verifiedMode) {
        alike(
                verifiedMode,
                "IQueueAdapter.enqueue",
                client -> state -> client.post("/auth/password/forgot", "email", address(state)));
        alike(
                verifiedMode,
                "IQueueAdapter.enqueue",
                client -> state -> client.post("/auth/verify/resend", "email", address(state)));
    }

    /** Making a user and writing to one, computing a hash and comparing one, are the same work. */
    @Test
    void register_inVerifiedMode_isTheSameInEveryState() {
        alike(
                "true",
                "PasswordHasher.compute",
                client -> state ->
                        client.post("/auth/register", "email", address(state), "password", "some-wrong-words-here"));
    }

    /** The right password of an account that is compared costs what a wrong one costs; of others nobody compares it. */
    @Test
    void register_withTheRightPasswordAfterAForeignHash_isTheSameInEveryState() {
        alike("true", "ForeignHash.verify", client -> {
            client.login("brought@example.com", "some-wrong-words-here");
            return state -> client.register(address(state));
        });
    }

    private static String address(String state) {
        return state + "@example.com";
    }

    private void alike(String verifiedMode, String work, Function<Client, Function<String, Answer>> attack) {
        IdentitySettings settings = IdentitySettings.none()
                .codeOnly()
                .set("jex.auth.secret", App.SECRET)
                .set("jex.auth.requireVerifiedEmail", verifiedMode)
                .part(counted(PasswordHasher.class, new InsecureFastHasher()))
                .part(counted(UserStore.class, store))
                .part(counted(IKvStore.class, kv))
                .part(counted(IQueueAdapter.class, fresh()))
                .part(new StrangeHashes(cost -> calls.add("ForeignHash.verify")))
                .part(mailbox);
        try (Identity identity = Identity.start(settings)) {
            Client client = new Client(new DirectTransport(identity));
            if (store.count() == 1) {
                populate(identity, client);
            }
            caller = Thread.currentThread();
            Function<String, Answer> request = attack.apply(client);
            List<String> traces = Stream.of(STATES)
                    .flatMap(List::stream)
                    .map(state -> trace(() -> request.apply(state)))
                    .distinct()
                    .toList();
            assertThat(traces).singleElement().asString().containsOnlyOnce(work);
        }
    }

    /** A queue that no earlier start has registered its worker at. */
    private MemoryQueueAdapter fresh() {
        MemoryQueueAdapter another = new MemoryQueueAdapter();
        another.start(context.context());
        return another;
    }

    private String trace(java.util.function.Supplier<Answer> attack) {
        calls.clear();
        Answer answer = attack.get();
        return answer.status()
                + answer.text()
                + calls.stream().map(call -> SAME_WORK.getOrDefault(call, call)).toList();
    }

    private void populate(Identity identity, Client client) {
        for (String state : List.of("active", "unverified", "disabled", "forced", "contested", "switchedoff")) {
            client.register(address(state));
        }
        client.post("/auth/verify", "token", mailbox.awaitToken(address("active"), "Confirm"));
        client.post("/auth/register", "email", address("contested"), "password", "quite-another-password");
        identity.users()
                .update(idOf(identity, "disabled"), UserChanges.disabled(true))
                .orThrow();
        identity.users()
                .update(idOf(identity, "forced"), UserChanges.passwordReset())
                .orThrow();
        for (int i = 0; i < 50; i++) {
            client.login(address("switchedoff"), "some-wrong-words-here");
        }
        identity.users().provision(address("invited"), "user").orThrow();
        StrangeHashes.bring(identity, address("brought"), 1);
    }

    private static String idOf(Identity identity, String state) {
        return identity.users().findByEmail(address(state)).orElseThrow().id();
    }

    /** Calls of other threads, such as the worker of the queue, are not seen by anybody who waits for the answer. */
    private <T> T counted(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (Thread.currentThread() == caller || target instanceof PasswordHasher) {
                        calls.add(type.getSimpleName() + "." + method.getName());
                    }
                    if (method.getName().equals("hashCode")) {
                        return System.identityHashCode(proxy);
                    }
                    if (method.getName().equals("equals")) {
                        return proxy == arguments[0];
                    }
                    try {
                        return method.invoke(target, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
