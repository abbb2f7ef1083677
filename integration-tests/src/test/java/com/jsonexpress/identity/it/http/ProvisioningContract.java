package com.jsonexpress.identity.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.core.spi.IQueueAdapter;
import com.jsonexpress.identity.core.spi.Provider;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.Secrets;
import com.jsonexpress.identity.it.support.Tap;
import com.jsonexpress.identity.kv.memory.MemoryKvStore;
import com.jsonexpress.identity.queue.memory.MemoryQueueAdapter;
import com.jsonexpress.identity.store.memory.MemoryUserStore;
import com.jsonexpress.identity.testkit.Eventually;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Contract 2.3, zero-knowledge provisioning: stored without a password, then the token, then the mail. */
abstract class ProvisioningContract extends HttpContract {
    private static final String ADA = "ada@example.com";
    private static final String CHOSEN = Secrets.note("what-ada-alone-knows");

    private final List<String> steps = new CopyOnWriteArrayList<>();
    /** What the key-value store and the queue were given to keep. */
    private final List<byte[]> payloads = new CopyOnWriteArrayList<>();

    @Test
    void provision_happensInExactlyThisOrder() {
        App app = start(this::recorded);
        String admin = app.admin("root@example.com");
        steps.clear();
        payloads.clear();

        Answer created = expect(provision(app, admin), 201);

        String token = app.mailbox().awaitToken(ADA, "Your account");
        String id = created.string("id");
        assertThat(steps.subList(0, 3))
                .containsExactly(
                        "store ada@example.com verified=false password=false",
                        "kv mail/invitation/" + id + " PT72H",
                        "queue invitation");
        assertThat(payloads)
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(stored -> assertThat(new String(stored, StandardCharsets.ISO_8859_1))
                        .contains(id)
                        .doesNotContain(token.substring(token.lastIndexOf('.') + 1)));
        assertThat(created.text()).doesNotContain(token);
    }

    @Asvs("2.3.1")
    @Test
    void invited_setsThePasswordByTheLink_andOnlyThenLogsIn() {
        App app = start();
        provision(app, app.admin("root@example.com"));
        String token = app.mailbox().awaitToken(ADA, "Your account");
        expect(app.client().login(ADA, CHOSEN), 401, "invalid_credentials");
        expect(app.client().post("/auth/verify", "token", token), 400, "invalid_token");

        expect(reset(app, token), 200);

        Answer session = app.client().login(ADA, CHOSEN);
        assertSession(session, 200);
        assertThat(session.at("user.emailVerified")).isEqualTo(true);
        expect(reset(app, token), 400, "invalid_token");
    }

    @Test
    void invitedAgain_theEarlierLinkDies() {
        App app = start();
        String admin = app.admin("root@example.com");
        String id = provision(app, admin).string("id");
        String first = app.mailbox().awaitToken(ADA, "Your account");

        Answer invited = expect(app.client().send("POST", "/users/" + id + "/invite", admin), 202);

        assertOurs(invited);
        Eventually.until("the second invitation", () -> app.mailbox().to(ADA).size() == 2);
        String second = app.mailbox().awaitToken(ADA, "Your account");
        assertThat(second).isNotEqualTo(first);
        expect(reset(app, first), 400, "invalid_token");
        expect(reset(app, second), 200);
    }

    @Asvs("6.4.1")
    @Test
    void invitation_afterItsTtl_isDeadAndCanBeSentAgain() {
        App app = start("jex.auth.inviteTtl", "1h");
        String admin = app.admin("root@example.com");
        String id = provision(app, admin).string("id");
        String first = app.mailbox().awaitToken(ADA, "Your account");
        app.pass(Duration.ofHours(1));
        expect(reset(app, first), 400, "invalid_token");

        String later = app.client().login("root@example.com", Client.PASSWORD).string("accessToken");
        expect(app.client().send("POST", "/users/" + id + "/invite", later), 202);
        Eventually.until("the second invitation", () -> app.mailbox().to(ADA).size() == 2);

        expect(reset(app, app.mailbox().awaitToken(ADA, "Your account")), 200);
    }

    @Test
    void forgot_invitedUser_getsALinkThatSetsThePassword() {
        App app = start();
        provision(app, app.admin("root@example.com"));
        String invitation = app.mailbox().awaitToken(ADA, "Your account");

        expect(app.client().post("/auth/password/forgot", "email", ADA), 200);

        expect(reset(app, app.mailbox().awaitToken(ADA, "new password")), 200);
        assertThat(expect(app.client().login(ADA, CHOSEN), 200).at("user.emailVerified"))
                .isEqualTo(true);
        expect(reset(app, invitation), 400, "invalid_token");
    }

    private static Answer provision(App app, String admin) {
        return app.client().send("POST", "/users", admin, "email", ADA, "role", "editor");
    }

    private static Answer reset(App app, String token) {
        return app.client().post("/auth/password/reset", "token", token, "newPassword", CHOSEN);
    }

    /** Memory providers that note each write. */
    private IdentitySettings recorded(IdentitySettings settings) {
        return settings.part(Tap.on(UserStore.class, started(new MemoryUserStore(), settings), this::onStore))
                .part(Tap.on(IKvStore.class, started(new MemoryKvStore(), settings), this::onKv))
                .part(Tap.on(IQueueAdapter.class, started(new MemoryQueueAdapter(), settings), this::onQueue));
    }

    private <T extends Provider> T started(T provider, IdentitySettings settings) {
        provider.start(contextOf(settings));
        return closing(provider);
    }

    private Object onStore(String operation, List<Object> arguments) {
        if (operation.equals("create")) {
            UserRecord user = (UserRecord) arguments.get(0);
            steps.add("store " + user.email().typed() + " verified=" + user.emailVerified() + " password="
                    + user.passwordHash().isPresent());
        }
        return Tap.PASS;
    }

    private Object onKv(String operation, List<Object> arguments) {
        if (operation.equals("set")) {
            steps.add("kv " + arguments.get(0) + " " + arguments.get(2));
            payloads.add((byte[]) arguments.get(1));
        }
        return Tap.PASS;
    }

    private Object onQueue(String operation, List<Object> arguments) {
        if (operation.equals("enqueue")) {
            steps.add("queue " + arguments.get(1));
            payloads.add((byte[]) arguments.get(2));
        }
        return Tap.PASS;
    }
}
