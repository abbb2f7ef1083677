package com.jsonexpress.identity.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.Secrets;
import com.jsonexpress.identity.testkit.Eventually;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Contract 2.2: password change, verify, resend, forgot, reset. */
abstract class PasswordsContract extends HttpContract {
    private static final String ADA = "ada@example.com";
    private static final String ADA_SPELT = "Ada.Lovelace@Example.com";
    private static final String NEW = Secrets.note("a-quite-new-donkey");

    @Asvs({"6.2.2", "7.2.4", "7.4.3"})
    @Test
    void change_rightPassword_is200WithNewPairAndEveryOtherSessionDies() {
        Client client = start().client();
        Answer one = client.register(ADA);
        Answer two = client.login(ADA, Client.PASSWORD);

        Answer changed = change(client, one, Client.PASSWORD, NEW);

        expect(changed, 200);
        Set<String> members = new HashSet<>(SESSION);
        members.add("ok");
        assertThat(changed.json().keySet()).isEqualTo(members);
        assertThat(changed.at("ok")).isEqualTo(true);
        expect(client.get("/auth/me", changed.string("accessToken")), 200);
        expect(client.refresh(changed.string("refreshToken")), 200);
        for (Answer old : List.of(one, two)) {
            expect(client.get("/auth/me", old.string("accessToken")), 401, "invalid_token");
            expect(client.refresh(old.string("refreshToken")), 401, "invalid_refresh_token");
        }
        expect(client.login(ADA, Client.PASSWORD), 401, "invalid_credentials");
        expect(client.login(ADA, NEW), 200);
    }

    @Asvs({"6.2.3", "7.5.1"})
    @Test
    void change_refused_keepsPasswordAndSessions() {
        Client client = start().client();
        Answer one = client.register(ADA);

        expect(change(client, one, NEW, Secrets.note("and-another-mule")), 401, "invalid_credentials");
        expect(change(client, one, Client.PASSWORD, "short-7"), 400, "password_too_short");
        expect(change(client, one, Client.PASSWORD, "xy".repeat(200)), 400, "password_too_long");
        expect(change(client, one, Client.PASSWORD, "password123"), 400, "password_too_common");
        Answer missing = client.send("POST", "/auth/password/change", one.string("accessToken"), "newPassword", NEW);
        assertThat(expect(missing, 400, "validation_failed").faultyFields()).containsExactly("currentPassword");

        expect(client.get("/auth/me", one.string("accessToken")), 200);
        expect(client.login(ADA, Client.PASSWORD), 200);
    }

    @Test
    void change_nobody_is401() {
        Client client = start().client();

        expect(
                client.post("/auth/password/change", "currentPassword", Client.PASSWORD, "newPassword", NEW),
                401,
                "unauthenticated");
    }

    @Test
    void verify_token_is200OnceAndEndsAfterItsTtl() {
        App app = start();
        app.client().register(ADA);
        String token = app.mailbox().awaitToken(ADA, "Confirm");

        Answer verified = expect(app.client().post("/auth/verify", "token", token), 200);

        assertThat(verified.json().keySet()).isEqualTo(Set.of("ok", "user"));
        assertUser(verified, "user");
        assertThat(verified.at("user.emailVerified")).isEqualTo(true);
        expect(app.client().post("/auth/verify", "token", token), 400, "invalid_token");

        app.client().register("bob@example.com");
        String late = app.mailbox().awaitToken("bob@example.com", "Confirm");
        app.pass(Duration.ofHours(24));
        expect(app.client().post("/auth/verify", "token", late), 400, "invalid_token");
    }

    @Test
    void tokens_ofAnotherKindOrForged_are400() {
        App app = start();
        app.client().register(ADA);
        String verification = app.mailbox().awaitToken(ADA, "Confirm");
        app.client().post("/auth/password/forgot", "email", ADA);
        String reset = app.mailbox().awaitToken(ADA, "new password");

        expect(app.client().post("/auth/verify", "token", reset), 400, "invalid_token");
        expect(reset(app.client(), verification, NEW), 400, "invalid_token");
        expect(reset(app.client(), forged(reset), NEW), 400, "invalid_token");
        expect(app.client().post("/auth/verify", "token", ""), 400, "invalid_token");
        expect(reset(app.client(), reset, NEW), 200);
    }

    @Test
    void resend_isAlways200AndMailsWhoeverIsUnverified() {
        App app = start();
        app.client().register(ADA);
        String first = app.mailbox().awaitToken(ADA, "Confirm");

        assertOk(app.client().post("/auth/verify/resend", "email", "nobody@example.com"));
        assertOk(app.client().post("/auth/verify/resend", "email", "no address"));
        assertOk(app.client().post("/auth/verify/resend", "email", ADA));

        Eventually.until("the mail comes again", () -> app.mailbox().to(ADA).size() == 2);
        assertThat(app.mailbox().awaitToken(ADA, "Confirm")).isEqualTo(first);
    }

    @Asvs("6.4.3")
    @Test
    void forgot_inAnotherSpelling_mailsToTheAddressAsItIsStored() {
        App app = start();
        app.client().register(ADA_SPELT);

        assertOk(app.client().post("/auth/password/forgot", "email", "ADA.lovelace@EXAMPLE.com"));

        assertThat(app.mailbox().await(ADA_SPELT, "new password").to().typed()).isEqualTo(ADA_SPELT);
    }

    @Test
    void forgot_isAlways200AndALivingLinkIsSentAgainUnextended() {
        App app = start();
        app.client().register(ADA);
        assertOk(app.client().post("/auth/password/forgot", "email", "nobody@example.com"));
        assertOk(app.client().post("/auth/password/forgot", "email", "no address"));
        assertOk(app.client().post("/auth/password/forgot", "email", ADA));
        String first = app.mailbox().awaitToken(ADA, "new password");
        assertThat(app.mailbox().to(ADA).get(1).text()).contains("for 30 minutes.");
        app.settle();
        app.pass(Duration.ofMinutes(28));

        assertOk(app.client().post("/auth/password/forgot", "email", ADA));

        Eventually.until("the mail comes again", () -> app.mailbox().to(ADA).size() == 3);
        assertThat(app.mailbox().awaitToken(ADA, "new password")).isEqualTo(first);
        assertThat(app.mailbox().to(ADA).get(2).text()).contains("for 2 minutes.");
        app.settle();
        app.pass(Duration.ofSeconds(90));
        assertOk(app.client().post("/auth/password/forgot", "email", ADA));
        Eventually.until("the mail comes again", () -> app.mailbox().to(ADA).size() == 4);
        assertThat(app.mailbox().to(ADA).get(3).text()).contains("for less than a minute.");
        app.pass(Duration.ofSeconds(30));
        expect(reset(app.client(), first, NEW), 400, "invalid_token");
    }

    @Asvs({"6.4.3", "7.4.3"})
    @Test
    void reset_token_is200OnceAndVerifiesTheAddressAndEndsEverySession() {
        App app = start();
        Answer registered = app.client().register(ADA);
        app.client().post("/auth/password/forgot", "email", ADA);
        String token = app.mailbox().awaitToken(ADA, "new password");

        assertOk(reset(app.client(), token, NEW));

        expect(app.client().get("/auth/me", registered.string("accessToken")), 401, "invalid_token");
        expect(app.client().refresh(registered.string("refreshToken")), 401, "invalid_refresh_token");
        expect(reset(app.client(), token, Secrets.note("and-another-mule")), 400, "invalid_token");
        expect(app.client().login(ADA, Client.PASSWORD), 401, "invalid_credentials");
        assertThat(app.client().login(ADA, NEW).at("user.emailVerified")).isEqualTo(true);
    }

    @Test
    void reset_refusedPassword_doesNotSpendTheToken() {
        App app = start();
        app.client().register(ADA);
        app.client().post("/auth/password/forgot", "email", ADA);
        String token = app.mailbox().awaitToken(ADA, "new password");

        expect(reset(app.client(), token, "short-7"), 400, "password_too_short");
        expect(reset(app.client(), token, "xy".repeat(200)), 400, "password_too_long");
        expect(reset(app.client(), token, "password123"), 400, "password_too_common");

        assertOk(reset(app.client(), token, NEW));
    }

    private static void assertOk(Answer answer) {
        assertThat(expect(answer, 200).text()).isEqualTo("{\"ok\":true}");
        assertOurs(answer);
    }

    private static String forged(String token) {
        char last = token.charAt(token.length() - 2);
        return token.substring(0, token.length() - 2) + (last == 'A' ? 'B' : 'A') + token.charAt(token.length() - 1);
    }

    private static Answer reset(Client client, String token, String password) {
        return client.post("/auth/password/reset", "token", token, "newPassword", password);
    }

    private static Answer change(Client client, Answer session, String current, String next) {
        return client.send(
                "POST",
                "/auth/password/change",
                session.string("accessToken"),
                "currentPassword",
                current,
                "newPassword",
                next);
    }
}
