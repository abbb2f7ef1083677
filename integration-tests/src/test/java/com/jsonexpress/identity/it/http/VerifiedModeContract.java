package com.jsonexpress.identity.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.UserChanges;
import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.it.support.Accounts;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.Secrets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Contract 2.2 and 2.5 with {@code requireVerifiedEmail}: nobody learns of an address, nobody takes one. */
abstract class VerifiedModeContract extends HttpContract {
    private static final String ADA = "ada@example.com";
    private static final String OTHER = Secrets.note("somebody-elses-donkey");
    private static final String NEW = Secrets.note("a-quite-new-donkey");

    private App start() {
        return start("jex.auth.requireVerifiedEmail", "true");
    }

    @Test
    void register_anyStateOfTheAddress_isOne202ByteByByte() {
        App app = start();
        Answer unknown = register(app, "unknown@example.com", Client.PASSWORD);
        expect(unknown, 202);
        assertThat(unknown.json().keySet()).isEqualTo(Set.of("message"));
        assertOurs(unknown);
        for (String state : Accounts.STATES) {
            String email = Accounts.make(app, state);
            for (String password : new String[] {Client.PASSWORD, OTHER}) {
                Answer answer = register(app, email, password);
                about(state, () -> {
                    expect(answer, 202);
                    assertThat(answer.body()).isEqualTo(unknown.body());
                    assertThat(fields(answer)).isEqualTo(fields(unknown));
                });
            }
        }
    }

    @Test
    void register_knownOwner_getsAMailThatSaysSo() {
        App app = start();
        String email = Accounts.make(app, "active");

        register(app, email, OTHER);

        assertThat(app.mailbox().await(email, "already have an account").text()).doesNotContain("token=");
    }

    @Test
    void register_badInput_isStill400() {
        App app = start();

        expect(register(app, "no address", Client.PASSWORD), 400, "validation_failed");
        expect(register(app, ADA, "short-7"), 400, "password_too_short");
    }

    @Asvs("2.3.1")
    @Test
    void login_unverified_is403OnlyOnceThePasswordWasRight() {
        App app = start();
        register(app, ADA, Client.PASSWORD);
        String token = app.mailbox().awaitToken(ADA, "Confirm");

        expect(app.client().login(ADA, OTHER), 401, "invalid_credentials");
        expect(app.client().login(ADA, Client.PASSWORD), 403, "email_not_verified");

        expect(verify(app, token), 200);
        assertSession(app.client().login(ADA, Client.PASSWORD), 200);
    }

    @Test
    void contested_withAnotherPassword_onlyAResetVerifies() {
        App app = start();
        register(app, ADA, OTHER);
        String attackers = app.mailbox().awaitToken(ADA, "Confirm");

        register(app, ADA, Client.PASSWORD);

        assertThat(app.count(EventType.ADDRESS_CONTESTED)).isEqualTo(1);
        expect(verify(app, attackers), 400, "invalid_token");
        expect(app.client().login(ADA, Client.PASSWORD), 401, "invalid_credentials");
        expect(app.client().login(ADA, OTHER), 403, "email_not_verified");
        app.settle();
        // the mail to be sent again is one that sets a password: no verification link comes any more
        expect(app.client().post("/auth/verify/resend", "email", ADA), 200);
        String reset = app.mailbox().awaitToken(ADA, "new password");
        expect(app.client().post("/auth/password/reset", "token", reset, "newPassword", NEW), 200);
        assertThat(expect(app.client().login(ADA, NEW), 200).at("user.emailVerified"))
                .isEqualTo(true);
        expect(app.client().login(ADA, OTHER), 401, "invalid_credentials");
    }

    @Test
    void contested_onceMoreWithTheFirstPassword_staysContested() {
        App app = start();
        register(app, ADA, OTHER);
        String first = app.mailbox().awaitToken(ADA, "Confirm");
        register(app, ADA, Client.PASSWORD);

        register(app, ADA, OTHER);

        expect(verify(app, first), 400, "invalid_token");
        assertThat(app.mailbox().to(ADA))
                .filteredOn(mail -> mail.subject().contains("Confirm"))
                .hasSize(1);
    }

    @Test
    void registeredAgain_withTheSamePassword_changesNothing() {
        App app = start();
        register(app, ADA, Client.PASSWORD);
        String first = app.mailbox().awaitToken(ADA, "Confirm");

        register(app, ADA, Client.PASSWORD);

        assertThat(app.count(EventType.ADDRESS_CONTESTED)).isZero();
        expect(verify(app, first), 200);
        expect(app.client().login(ADA, Client.PASSWORD), 200);
    }

    @Test
    void verifiedAddress_registeredWithAnotherPassword_isNotContested() {
        App app = start();
        String email = Accounts.make(app, "active");

        register(app, email, OTHER);

        assertThat(app.count(EventType.ADDRESS_CONTESTED)).isZero();
        expect(app.client().login(email, Client.PASSWORD), 200);
        expect(app.client().login(email, OTHER), 401, "invalid_credentials");
    }

    @Test
    void contested_withoutVerifiedMode_isContestedToo() {
        App app = start("jex.auth.requireVerifiedEmail", "false");
        app.client().register(ADA);
        String token = app.mailbox().awaitToken(ADA, "Confirm");

        expect(register(app, ADA, OTHER), 409, "email_taken");

        expect(verify(app, token), 400, "invalid_token");
    }

    @Test
    void disabledAccount_registeredAgain_staysDisabled() {
        App app = start();
        String email = Accounts.make(app, "disabled");

        register(app, email, Client.PASSWORD);

        expect(app.client().login(email, Client.PASSWORD), 403, "account_disabled");
        String id = app.identity().users().findByEmail(email).orElseThrow().id();
        app.identity().users().update(id, UserChanges.disabled(false)).orThrow();
        expect(app.client().login(email, Client.PASSWORD), 200);
    }

    private static Answer verify(App app, String token) {
        return app.client().post("/auth/verify", "token", token);
    }

    private static Answer register(App app, String email, String password) {
        return app.client().post("/auth/register", "email", email, "password", password);
    }

    /** All header fields but the time. */
    private static Map<String, List<String>> fields(Answer answer) {
        Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        fields.putAll(answer.headers().asMap());
        fields.remove("Date");
        return fields;
    }
}
