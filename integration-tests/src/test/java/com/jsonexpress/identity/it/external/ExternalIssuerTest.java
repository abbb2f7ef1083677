package com.jsonexpress.identity.it.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.UserQuery;
import com.jsonexpress.identity.access.Audience;
import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.event.EventListener;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.event.IdentityEvent;
import com.jsonexpress.identity.field.UserField;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.DocumentedTransport;
import com.jsonexpress.identity.it.support.HostFixture;
import com.jsonexpress.identity.it.support.Mailbox;
import com.jsonexpress.identity.store.memory.MemoryUserStore;
import com.jsonexpress.identity.testkit.MovableTime;
import com.jsonexpress.identity.testkit.TestContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Contract 2.6: the whole runtime, with somebody else's tokens. */
class ExternalIssuerTest {
    /** A little more than clocks may differ. */
    private static final Duration AFTER = Duration.ofSeconds(31);

    private final MovableTime time = new MovableTime();
    private final Mailbox mailbox = new Mailbox();
    private final List<IdentityEvent> events = new CopyOnWriteArrayList<>();
    private final ExternalIssuer issuer = new ExternalIssuer();
    private HostFixture.Running running;
    private Client client;

    @BeforeEach
    void start() {
        running = HostFixture.DIRECT.start(withIssuer().part(mailbox).part((EventListener) events::add));
        client = new Client(new DocumentedTransport(running.transport(), running.identity()));
    }

    private IdentitySettings withIssuer() {
        return IdentitySettings.none()
                .codeOnly()
                .set("jex.auth.jwksUri", issuer.jwksUri())
                .set("jex.auth.issuer", ExternalIssuer.ISSUER)
                .set("jex.auth.audience", ExternalIssuer.AUDIENCE)
                .clock(time.clock())
                .ticker(time.ticker());
    }

    @AfterEach
    void close() throws Exception {
        running.closing().close();
        issuer.close();
    }

    @Asvs("7.6.2")
    @Test
    void routesThatIssue_areNotThere() {
        for (String route : List.of(
                "/auth/register",
                "/auth/login",
                "/auth/refresh",
                "/auth/logout",
                "/auth/password/change",
                "/auth/password/forgot",
                "/auth/password/reset",
                "/auth/verify",
                "/auth/verify/resend")) {
            assertThat(client.post(route, "email", "ada@example.com").status())
                    .as(route)
                    .isEqualTo(404);
        }
        assertThat(running.identity().users().list(UserQuery.first(10)).items())
                .as("no admin is seeded")
                .isEmpty();
        assertThatThrownBy(() -> running.identity().users().issueSession("id", List.of("sso")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void me_withoutARecord_answersFromTheClaims() {
        String token = token("auth0|ada", "email", "ada@example.com", "email_verified", true, "role", "editor");

        Answer me = client.get("/auth/me", token);

        assertThat(me.status()).isEqualTo(200);
        assertThat(me.string("id")).isEqualTo("auth0|ada");
        assertThat(me.string("email")).isEqualTo("ada@example.com");
        assertThat(me.string("role")).isEqualTo("editor");
        assertThat(client.get("/auth/me", "").status()).isEqualTo(401);
        assertThat(client.get("/users", token).status()).isEqualTo(403);
    }

    @Asvs({"6.8.1", "10.3.3"})
    @Test
    void create_byTheIssuersAdmin_isBoundByTheFirstTokenThatProvesTheAddress() {
        String id = provision("ada@example.com");
        assertThat(mailbox.all()).isEmpty();

        String unproven = token("ada", "email", "ada@example.com", "email_verified", false);
        assertThat(client.get("/auth/me", unproven).string("id")).as("unproven").isEqualTo("ada");
        assertThat(client.get("/users/" + id, unproven).status()).isEqualTo(404);

        String proven = token("ada", "email", "Ada@Example.com", "email_verified", true, "role", "editor");
        Answer me = client.get("/auth/me", proven);
        assertThat(me.string("id")).isEqualTo(id);
        assertThat(me.string("role")).as("the issuer's").isEqualTo("editor");
        assertThat(client.get("/users/" + id, proven).at("emailVerified")).isEqualTo(true);
        assertThat(events)
                .filteredOn(event -> event.type() == EventType.USER_BOUND)
                .hasSize(1);

        String later = token("ada");
        assertThat(client.get("/auth/me", later).string("id"))
                .as("bound by subject")
                .isEqualTo(id);
        String thief = token("eve", "email", "ada@example.com", "email_verified", true);
        assertThat(client.get("/auth/me", thief).string("id"))
                .as("never changes hands")
                .isEqualTo("eve");
        assertThat(client.get("/users/" + id, thief).status()).isEqualTo(404);
    }

    /** The record is from before the issuer: somebody signed up for an address that is not theirs. */
    @Asvs("6.8.1")
    @Test
    void firstTokenThatProvesTheAddress_findsNothingThatAStrangerFilledIn() throws Exception {
        UserField nickname = UserField.text("nickname", 20).writeBy(Audience.OWNER);
        MemoryUserStore store = new MemoryUserStore();
        store.start(TestContext.at(time).context());
        try (App before = App.start(settings -> settings.field(nickname).part(store))) {
            before.client()
                    .post("/auth/register", "email", "ada@example.com", "password", Client.PASSWORD, "nickname", "eve");
        }
        HostFixture.Running after = HostFixture.DIRECT.start(
                withIssuer().field(nickname).part(store).part(new Mailbox()));
        try {
            Client ada = new Client(new DocumentedTransport(after.transport(), after.identity()));

            Answer me = ada.get("/auth/me", token("ada", "email", "ada@example.com", "email_verified", true));

            assertThat(me.at("emailVerified")).isEqualTo(true);
            assertThat(me.json()).containsEntry("nickname", null);
        } finally {
            after.closing().close();
        }
        try (App again = App.start(settings -> settings.field(nickname).part(store))) {
            assertThat(again.client().login("ada@example.com", Client.PASSWORD).code())
                    .isEqualTo("password_reset_required");
        }
        store.close();
    }

    @Test
    void update_roleOrForcedReset_isTheIssuersAffair() {
        String id = provision("ada@example.com");

        Answer role = client.send("PATCH", "/users/" + id, admin(), "role", "editor");
        assertThat(role.status()).isEqualTo(409);
        assertThat(role.string("code")).isEqualTo("role_is_external");
        assertThat(events)
                .filteredOn(event -> event.type() == EventType.USER_CHANGE_REFUSED)
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.user()).contains(id);
                    assertThat(event.reason()).contains("role_is_external");
                });
        Answer reset = client.send("PATCH", "/users/" + id, admin(), "requirePasswordReset", true);
        assertThat(reset.status()).isEqualTo(409);
        assertThat(reset.string("code")).isEqualTo("email_unavailable");
        assertThat(client.send("POST", "/users/" + id + "/invite", admin()).status())
                .isEqualTo(409);
        assertThat(mailbox.all()).isEmpty();
    }

    @Asvs({"7.1.3", "7.6.1"})
    @Test
    void revoke_refusesTokensFromBefore_andLaterOnesAreGood() {
        String id = bound("ada");
        String before = token("ada");
        assertThat(client.get("/auth/me", before).status()).isEqualTo(200);

        assertThat(client.send("POST", "/users/" + id + "/revoke", admin()).status())
                .isEqualTo(204);

        assertThat(client.get("/auth/me", before).status()).isEqualTo(401);
        String ahead = issuer.token("ada", time.clock().instant().plusSeconds(20));
        assertThat(client.get("/auth/me", ahead).status())
                .as("the issuer's clock is ahead")
                .isEqualTo(401);
        time.pass(AFTER);
        assertThat(client.get("/auth/me", token("ada")).status()).isEqualTo(200);
        assertThat(client.get("/auth/me", before).status()).isEqualTo(401);
        assertThat(client.get("/auth/me", ahead).status()).isEqualTo(401);
    }

    @Asvs("7.1.3")
    @Test
    void disable_refusesEveryToken_andEnablingDoesNotBringOldOnesBack() {
        String id = bound("ada");
        String before = token("ada");

        assertThat(client.send("PATCH", "/users/" + id, admin(), "disabled", true)
                        .status())
                .isEqualTo(200);
        time.pass(AFTER);
        assertThat(client.get("/auth/me", before).status()).isEqualTo(401);
        assertThat(client.get("/auth/me", token("ada")).status()).isEqualTo(401);

        client.send("PATCH", "/users/" + id, admin(), "disabled", false);
        assertThat(client.get("/auth/me", before).status()).isEqualTo(401);
        assertThat(client.get("/auth/me", token("ada")).status()).isEqualTo(200);
    }

    @Test
    void disable_boundUser_keepsItsPersonOutUnderAnotherSubjectToo() {
        String id = bound("ada");
        Object[] proof = {"email", "ada@example.com", "email_verified", true};
        assertThat(client.get("/auth/me", token("google|9", proof)).status()).isEqualTo(200);

        client.send("PATCH", "/users/" + id, admin(), "disabled", true);

        assertThat(client.get("/auth/me", token("google|9", proof)).status()).isEqualTo(401);
        assertThat(client.get("/auth/me", token("google|9", "email", "ada@example.com"))
                        .status())
                .as("an address that is not vouched for is nobody's")
                .isEqualTo(200);
    }

    @Test
    void disable_boundUser_keepsItsPersonOutUnderAnotherRecordToo() {
        String id = bound("ada");
        provision("bob@example.com");
        Object[] own = {"email", "bob@example.com", "email_verified", true};
        Object[] adas = {"email", "ada@example.com", "email_verified", true};
        assertThat(client.get("/auth/me", token("google|9", own)).status()).isEqualTo(200);

        client.send("PATCH", "/users/" + id, admin(), "disabled", true);

        assertThat(client.get("/auth/me", token("google|9", adas)).status()).isEqualTo(401);
        assertThat(client.get("/auth/me", token("google|9", own)).status())
                .as("nobody vouches for a disabled address any more")
                .isEqualTo(200);
        client.send("PATCH", "/users/" + id, admin(), "disabled", false);
        assertThat(client.get("/auth/me", token("google|9", adas)).status()).isEqualTo(200);
    }

    @Test
    void disable_theLastAdminOfOwnTokens_keepsItOut() throws Exception {
        MemoryUserStore store = new MemoryUserStore();
        store.start(TestContext.at(time).context());
        try (App before =
                App.start(settings -> settings.part(store).clock(time.clock()).ticker(time.ticker()))) {
            String ada = before.admin("ada@example.com");
            before.client().post("/auth/verify", "token", before.mailbox().awaitToken("ada@example.com", "Confirm"));
            String seeded = before.identity()
                    .users()
                    .findByEmail("admin@local")
                    .orElseThrow()
                    .id();
            assertThat(before.client().send("DELETE", "/users/" + seeded, ada).status())
                    .isEqualTo(204);
        }
        time.pass(AFTER);
        HostFixture.Running after = HostFixture.DIRECT.start(withIssuer().part(store));
        try {
            Client they = new Client(new DocumentedTransport(after.transport(), after.identity()));
            Object[] proof = {"email", "ada@example.com", "email_verified", true};
            String id = they.get("/auth/me", token("ada", proof)).string("id");

            assertThat(they.send("PATCH", "/users/" + id, admin(), "disabled", true)
                            .status())
                    .isEqualTo(200);

            assertThat(they.get("/auth/me", token("ada", proof)).status()).isEqualTo(401);
            assertThat(they.send("DELETE", "/users/" + id, admin()).status()).isEqualTo(204);
        } finally {
            after.closing().close();
        }
        store.close();
    }

    @Test
    void delete_tokensFromBefore_stayDeadAndLaterOnesAreAStrangers() {
        String id = bound("ada");
        String before = token("ada", "role", "admin");
        client.send("PATCH", "/users/" + id, admin(), "disabled", true);

        assertThat(client.send("DELETE", "/users/" + id, admin()).status()).isEqualTo(204);

        assertThat(client.get("/users", before).status()).isEqualTo(401);
        time.pass(AFTER);
        assertThat(client.get("/users", before).status()).isEqualTo(401);
        assertThat(client.get("/auth/me", token("ada")).string("id")).isEqualTo("ada");
    }

    @Asvs("10.3.3")
    @Test
    void delete_thenProvisionedAgain_anOldTokenNeitherBindsNorCounts() {
        String old = token("ada", "email", "ada@example.com", "email_verified", true);
        String first = bound("ada");
        client.send("DELETE", "/users/" + first, admin());
        time.pass(AFTER);
        String second = provision("ada@example.com");

        assertThat(client.get("/auth/me", old).status()).isEqualTo(401);
        String fresh = token("ada", "email", "ada@example.com", "email_verified", true);
        assertThat(client.get("/auth/me", fresh).string("id")).isEqualTo(second);
        assertThat(client.get("/auth/me", old).status()).as("after binding").isEqualTo(401);
    }

    private String bound(String subject) {
        String id = provision(subject + "@example.com");
        String token = token(subject, "email", subject + "@example.com", "email_verified", true);
        assertThat(client.get("/auth/me", token).string("id")).isEqualTo(id);
        return id;
    }

    private String provision(String email) {
        Answer created = client.send("POST", "/users", admin(), "email", email, "role", "user");
        assertThat(created.status()).isEqualTo(201);
        return created.string("id");
    }

    private String admin() {
        return token("root", "role", "admin");
    }

    private String token(String subject, Object... claims) {
        return issuer.token(subject, time.clock().instant(), claims);
    }
}
