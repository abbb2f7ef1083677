package com.jsonexpress.identity.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.core.spi.IQueueAdapter;
import com.jsonexpress.identity.core.spi.Provider;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.error.UnavailableException;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.Secrets;
import com.jsonexpress.identity.it.support.Tap;
import com.jsonexpress.identity.kv.memory.MemoryKvStore;
import com.jsonexpress.identity.queue.memory.MemoryQueueAdapter;
import com.jsonexpress.identity.store.memory.MemoryUserStore;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Security-bar 20 and contract 2.2: an outage is 503, spends nothing, and ends by itself. */
abstract class OutageContract extends HttpContract {
    private static final String ADA = "ada@example.com";
    private static final String NEW = Secrets.note("a-quite-new-donkey");

    /** Operations that fail now, such as {@code store.update}. */
    private final Set<String> down = ConcurrentHashMap.newKeySet();

    /** Operations that fail as nothing should. */
    private final Set<String> broken = ConcurrentHashMap.newKeySet();

    private App app;
    private Answer session;
    private String admin;

    @BeforeEach
    void startApp() {
        app = start(settings -> settings.part(failing(UserStore.class, "store", new MemoryUserStore(), settings))
                .part(failing(IKvStore.class, "kv", new MemoryKvStore(), settings))
                .part(failing(IQueueAdapter.class, "queue", new MemoryQueueAdapter(), settings)));
        admin = app.admin("root@example.com");
        session = app.client().register(ADA);
    }

    @Asvs("16.5.2")
    @Test
    void userStore_down_is503EverywhereAndEndsNothing() {
        down.addAll(Set.of("store.find", "store.create", "store.update", "store.delete", "store.page"));
        Client client = app.client();
        String token = session.string("accessToken");
        String user = "/users/" + session.string("user.id");

        expect(client.register("bob@example.com"), 503, "unavailable");
        expect(client.login(ADA, Client.PASSWORD), 503, "unavailable");
        expect(client.refresh(session.string("refreshToken")), 503, "unavailable");
        expect(client.get("/auth/me", token), 503, "unavailable");
        expect(client.get("/hello", token), 503, "unavailable");
        expect(client.get("/users", admin), 503, "unavailable");
        expect(client.send("PATCH", user, admin, "role", "editor"), 503, "unavailable");
        expect(client.send("DELETE", user, admin), 503, "unavailable");

        down.clear();
        expect(client.get("/hello", token), 200);
        assertSession(client.refresh(session.string("refreshToken")), 200);
        assertSession(client.register("bob@example.com"), 201);
    }

    @Asvs("2.3.3")
    @Test
    void reset_storeDownWhileWriting_doesNotSpendTheToken() {
        app.client().post("/auth/password/forgot", "email", ADA);
        String token = app.mailbox().awaitToken(ADA, "new password");

        down.add("store.update");
        expect(reset(token), 503, "unavailable");
        down.clear();

        expect(app.client().get("/auth/me", session.string("accessToken")), 200);
        expect(reset(token), 200);
    }

    @Test
    void verify_storeDownWhileWriting_doesNotSpendTheToken() {
        String token = app.mailbox().awaitToken(ADA, "Confirm");

        down.add("store.update");
        expect(app.client().post("/auth/verify", "token", token), 503, "unavailable");
        down.clear();

        expect(app.client().post("/auth/verify", "token", token), 200);
    }

    @Test
    void change_storeDownWhileWriting_keepsThePassword() {
        Object[] members = {"currentPassword", Client.PASSWORD, "newPassword", NEW};
        String token = session.string("accessToken");

        down.add("store.update");
        expect(app.client().send("POST", "/auth/password/change", token, members), 503, "unavailable");
        down.clear();

        expect(app.client().login(ADA, Client.PASSWORD), 200);
        expect(app.client().send("POST", "/auth/password/change", token, members), 200);
    }

    @Asvs("2.3.3")
    @Test
    void register_kvDown_leavesNoAccountBehind() {
        down.add("kv.set");
        expect(app.client().register("bob@example.com"), 503, "unavailable");
        down.clear();

        assertThat(app.identity().users().findByEmail("bob@example.com")).isEmpty();
        assertSession(app.client().register("bob@example.com"), 201);
    }

    @Test
    void queue_down_accountsAreMadeAllTheSameAndQuestionsAre503() {
        down.add("queue.enqueue");

        assertSession(app.client().register("bob@example.com"), 201);
        expect(app.client().send("POST", "/users", admin, "email", "new@example.com", "role", "user"), 201);
        expect(app.client().post("/auth/password/forgot", "email", ADA), 503, "unavailable");
        expect(app.client().post("/auth/password/forgot", "email", "unknown@example.com"), 503, "unavailable");

        down.clear();
        expect(app.client().post("/auth/password/forgot", "email", ADA), 200);
        assertThat(app.mailbox().awaitToken(ADA, "new password")).isNotEmpty();
    }

    @Asvs("16.5.1")
    @Test
    void fault_thatShouldNotBe_is500ThatTellsNothing() {
        broken.addAll(Set.of("store.find", "store.page", "kv.get"));

        for (Answer answer : new Answer[] {
            app.client().login(ADA, Client.PASSWORD),
            app.client().refresh(session.string("refreshToken")),
            app.client().get("/hello", session.string("accessToken")),
            app.client().get("/users", admin)
        }) {
            expect(answer, 500, "internal_error");
            assertThat(answer.text())
                    .doesNotContain("SELECT", "jdbc", "Exception", "com.jsonexpress", "hash")
                    .doesNotContain("\tat ");
        }
    }

    private Answer reset(String token) {
        return app.client().post("/auth/password/reset", "token", token, "newPassword", NEW);
    }

    private <T extends Provider> T failing(Class<T> type, String role, T provider, IdentitySettings settings) {
        provider.start(contextOf(settings));
        closing(provider);
        return Tap.on(type, provider, (operation, arguments) -> {
            if (down.contains(role + "." + operation)) {
                throw new UnavailableException("the " + role + " is down");
            }
            if (broken.contains(role + "." + operation)) {
                throw new IllegalStateException("SELECT hash FROM users; jdbc:postgresql://db");
            }
            return Tap.PASS;
        });
    }
}
