package com.jsonexpress.identity.it.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.core.event.LoggingListener;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.event.IdentityEvent;
import com.jsonexpress.identity.it.boot.LogTap;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.Secrets;
import com.jsonexpress.identity.it.support.Tap;
import com.jsonexpress.identity.kv.memory.MemoryKvStore;
import com.jsonexpress.identity.testkit.TestContext;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What an event says, and the line that the default listener makes of it (ASVS 5.0 V16). */
class EventLogTest {
    private static final String ADA = "ada@example.com";
    private static final String OTHER = Secrets.note("another-mule-of-hers");
    private static final IdentityEvent EVENT = IdentityEvent.of(EventType.LOGIN_FAILED, Instant.EPOCH);

    @Asvs("16.2.1")
    @Test
    void line_ofALogin_saysWhoWhatWhereAndResult() {
        try (LogTap log = new LogTap();
                App app = App.start()) {
            String id = app.client().register(ADA).string("user.id");
            app.client().login(ADA, "quite-another-one");
            app.client().login(ADA, Client.PASSWORD);

            assertThat(log.text().lines().filter(line -> line.contains(id)))
                    .anyMatch(line -> line.matches(".*login_failed user=" + id + " client=\\S+ reason=\\w+"))
                    .anyMatch(line -> line.matches(".*login_succeeded user=" + id + "( \\w+=\\S+)* client=\\S+.*"));
        }
    }

    @Asvs({"16.2.1", "16.2.2"})
    @Test
    void event_ofALogin_saysWhenInUtc() {
        try (App app = App.start()) {
            app.client().login(ADA, "quite-another-one");

            IdentityEvent failed = app.events().stream()
                    .filter(event -> event.type() == EventType.LOGIN_FAILED)
                    .findFirst()
                    .orElseThrow();
            assertThat(failed.at()).isEqualTo(app.time().clock().instant());
            assertThat(failed.at().toString()).endsWith("Z");
            assertThat(failed.client()).isPresent();
            assertThat(failed.reason()).isPresent();
        }
    }

    @Asvs({"1.3.3", "16.2.4", "16.4.1"})
    @Test
    void line_withHostileValues_staysOneLineOfShortPlainWords() {
        String forged = "x\r\nINFO login_succeeded user=root client=10.0.0.1\u2028\u0085\u001b[2J\u0000 reason=ok";
        String line = lineOf(EVENT.client(forged).reason("r".repeat(5_000)));

        assertThat(line.lines()).hasSize(1);
        assertThat(line).matches("[\\x20-\\x7e]{1,400}\\R?");
        assertThat(line).doesNotContain(" user=", " login_succeeded").contains("login_failed client=x??INFO?login");
        assertThat(line.strip().split(" reason=")).hasSize(2);
    }

    @Asvs("1.3.10")
    @Test
    void line_withFormatCharacters_showsThemAsTheyAre() {
        assertThat(lineOf(EVENT.reason("{}%s%n${jndi:ldap://x}")))
                .contains("login_failed reason={}%s%n${jndi:ldap://x}");
    }

    @Asvs("16.3.1")
    @Test
    void authentications_allOfThem_areEvents() {
        try (App app = App.start()) {
            Client client = app.client();
            client.register(ADA);
            client.post("/auth/verify", "token", app.mailbox().awaitToken(ADA, "Confirm"));
            client.post("/auth/verify", "token", "none");
            client.login(ADA, "quite-another-one");
            Answer session = client.login(ADA, Client.PASSWORD);
            session = client.refresh(session.string("refreshToken"));
            client.refresh("none");
            change(client, session, "quite-another-one");
            session = change(client, session, Client.PASSWORD);
            client.get("/hello", "none");
            client.post("/auth/logout", "refreshToken", session.string("refreshToken"));
            client.post("/auth/password/forgot", "email", ADA);
            reset(client, app.mailbox().awaitToken(ADA, "new password"));
            reset(client, "none");

            List<EventType> told =
                    app.events().stream().map(IdentityEvent::type).toList();
            assertThat(told)
                    .contains(EventType.USER_REGISTERED, EventType.EMAIL_VERIFIED)
                    .contains(EventType.EMAIL_VERIFICATION_FAILED, EventType.LOGIN_FAILED, EventType.LOGIN_SUCCEEDED)
                    .contains(EventType.SESSION_REFRESHED, EventType.REFRESH_REFUSED, EventType.PASSWORD_CHANGE_FAILED)
                    .contains(EventType.PASSWORD_CHANGED, EventType.TOKEN_REFUSED, EventType.SESSION_ENDED)
                    .contains(EventType.PASSWORD_RESET_REQUESTED, EventType.PASSWORD_RESET)
                    .contains(EventType.PASSWORD_RESET_FAILED);
        }
    }

    @Asvs("16.3.4")
    @Test
    void fault_ofARoute_isLoggedAndNotTold() {
        AtomicBoolean broken = new AtomicBoolean();
        try (MemoryKvStore kv = new MemoryKvStore();
                LogTap log = new LogTap();
                App app = App.start(settings -> {
                    kv.start(TestContext.realTime().context());
                    return settings.part(Tap.on(IKvStore.class, kv, (operation, arguments) -> {
                        if (broken.get() && operation.equals("get")) {
                            throw new IllegalStateException("the cable is loose");
                        }
                        return Tap.PASS;
                    }));
                })) {
            String token = app.client().register(ADA).string("accessToken");
            broken.set(true);
            Answer answer = app.client().get("/auth/me", token);

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.text()).doesNotContain("cable", "IllegalState");
            assertThat(log.text()).contains("ERROR").contains("the cable is loose");
        }
    }

    private static Answer change(Client client, Answer session, String current) {
        String token = session.string("accessToken");
        return client.send(
                "POST", "/auth/password/change", token, "currentPassword", Secrets.note(current), "newPassword", OTHER);
    }

    private static void reset(Client client, String token) {
        client.post("/auth/password/reset", "token", token, "newPassword", Client.PASSWORD);
    }

    private static String lineOf(IdentityEvent event) {
        try (LogTap log = new LogTap()) {
            new LoggingListener().on(event);
            return log.text();
        }
    }
}
