package com.jsonexpress.identity.test;

import static com.jsonexpress.identity.test.UserOption.disabled;
import static com.jsonexpress.identity.test.UserOption.field;
import static com.jsonexpress.identity.test.UserOption.role;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.access.Audience;
import com.jsonexpress.identity.access.Rules;
import com.jsonexpress.identity.error.FailureException;
import com.jsonexpress.identity.field.UserField;
import com.jsonexpress.identity.host.jdk.JdkHost;
import com.jsonexpress.identity.host.jdk.JdkServer;
import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.http.Proceed;
import com.jsonexpress.identity.http.Reply;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.http.Response;
import com.jsonexpress.identity.schema.User;
import com.jsonexpress.identity.token.Principal;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TestIdentityTest {

    private static Reply get(TestIdentity identity, String path, String authorization) {
        Headers headers = authorization.isEmpty() ? Headers.NONE : Headers.of("Authorization", authorization);
        return identity.identity()
                .handle(Request.of("GET", path, null, headers, new ByteArrayInputStream(new byte[0]), "127.0.0.1"));
    }

    private static int post(TestIdentity identity, String path, String json) {
        Reply reply = identity.identity()
                .handle(Request.of(
                        "POST",
                        path,
                        null,
                        Headers.of("Content-Type", "application/json"),
                        new ByteArrayInputStream(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)),
                        "127.0.0.1"));
        return ((Response) reply).status();
    }

    @Test
    void signedIn_withARole_isThatCaller() {
        try (TestIdentity identity = TestIdentity.start()) {
            SignedIn alice = identity.signedIn("alice", role("admin"));

            Proceed proceed = (Proceed) get(identity, "/reports", alice.authorization());

            Principal caller = proceed.request().caller().orElseThrow();
            assertThat(caller.id()).isEqualTo(alice.user().id());
            assertThat(caller.hasRole("admin")).isTrue();
            assertThat(alice.user().email()).isEqualTo("alice@example.com");
            assertThat(alice).hasToString("SignedIn[" + alice.user().id() + "]");
        }
    }

    @Test
    void user_madeInOneLine_canLogIn_andLeavesNoMail() {
        try (TestIdentity identity = TestIdentity.start()) {
            User ada = identity.user("Ada@example.org");

            assertThat(ada.emailVerified()).isTrue();
            assertThat(ada.role()).isEqualTo("user");
            assertThat(post(
                            identity,
                            "/auth/login",
                            "{'email':'ada@example.org','password':'" + TestIdentity.PASSWORD + "'}"))
                    .isEqualTo(200);
            assertThat(identity.mailbox().all()).isEmpty();
        }
    }

    @Test
    void user_askedForAgain_isTheSame_withItsNewOptions() {
        try (TestIdentity identity = TestIdentity.start()) {
            User ada = identity.user("ada");

            User again = identity.user("ada", role("editor"), disabled());

            assertThat(again.id()).isEqualTo(ada.id());
            assertThat(again.role()).isEqualTo("editor");
            assertThat(again.disabled()).isTrue();
        }
    }

    @Test
    void user_ofAnIdentityWithRequiredFields_isMadeWithThem() {
        try (TestIdentity identity = TestIdentity.start(settings -> settings.field(
                UserField.choice("plan", "free", "paid").writeBy(Audience.OWNER).required()))) {
            assertThat(identity.user("ada", field("plan", "paid")).fields()).containsEntry("plan", "paid");
            assertThatThrownBy(() -> identity.user("bob", field("plan", "gold")))
                    .isInstanceOf(FailureException.class);
        }
    }

    @Test
    void time_passing_endsTokens() {
        try (TestIdentity identity = TestIdentity.start()) {
            SignedIn alice = identity.signedIn("alice");
            Instant before = identity.clock().instant();

            identity.pass(Duration.ofMinutes(14));
            assertThat(get(identity, "/reports", alice.authorization())).isInstanceOf(Proceed.class);
            identity.pass(Duration.ofMinutes(2));

            assertThat(((Response) get(identity, "/reports", alice.authorization())).status())
                    .isEqualTo(401);
            assertThat(identity.clock().instant()).isEqualTo(before.plus(Duration.ofMinutes(16)));
        }
    }

    @Test
    void mail_ofAForgottenPassword_leadsToANewOne() {
        try (TestIdentity identity =
                TestIdentity.start(settings -> settings.set("jex.auth.email.resetUrl", "https://app.example/reset"))) {
            identity.user("ada");
            post(identity, "/auth/password/forgot", "{'email':'ada@example.com'}");

            Mail mail = identity.mailbox().lastTo("ADA@example.com");

            assertThat(mail.link().toString()).startsWith("https://app.example/reset?token=");
            assertThat(mail.subject()).contains("password");
            assertThat(post(
                            identity,
                            "/auth/password/reset",
                            "{'token':'" + mail.token() + "','newPassword':'another-mule-of-hers'}"))
                    .isEqualTo(200);
            assertThat(mail.toString()).doesNotContain(mail.token());
        }
    }

    @Test
    void mailbox_withoutSuchAMail_saysWhichThereAre() {
        try (TestIdentity identity = TestIdentity.start()) {
            identity.user("ada");
            post(identity, "/auth/password/forgot", "{'email':'ada@example.com'}");

            assertThatThrownBy(() -> identity.mailbox().lastTo("bob@example.com"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("no mail to bob@example.com")
                    .hasMessageContaining("to ada@example.com");
            identity.mailbox().clear();
            assertThat(identity.mailbox().to("ada@example.com")).isEmpty();
        }
    }

    @Test
    void application_thatStartsItsOwnIdentity_runsOnTheSettings() throws Exception {
        TestIdentity identity = TestIdentity.forApplication();
        assertThatThrownBy(identity::users).hasMessageContaining("attach()");
        try (JdkServer server = JdkHost.create()
                .get("/hello", Rules.role("editor"), request -> Response.text("Hello"))
                .settings(identity.settings())
                .port(0)
                .start()) {
            identity.attach(server.identity());
            URI hello = URI.create("http://localhost:" + server.port() + "/hello");
            SignedIn editor = identity.signedIn("ada", role("editor"));

            var answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(hello)
                                    .header("Authorization", editor.authorization())
                                    .build(),
                            BodyHandlers.ofString());

            assertThat(answer.body()).isEqualTo("Hello");
        }
    }

    @Test
    void settings_ofTheMachine_areNotRead() {
        System.setProperty("jex.auth.nonsense", "1");
        try (TestIdentity identity = TestIdentity.start()) {
            assertThat(identity.user("ada").id()).isNotEmpty();
        } finally {
            System.clearProperty("jex.auth.nonsense");
        }
    }
}
