package com.jsonexpress.identity.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.UserChanges;
import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.Secrets;
import com.jsonexpress.identity.testkit.Eventually;
import com.jsonexpress.identity.testkit.Race;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Throttling, per source and per account (security-bar 17, 18; ASVS 5.0 6.1.1, 6.3.1). */
abstract class LimitsContract extends HttpContract {
    private static final String ADA = "ada@example.com";
    private static final String WRONG = Secrets.note("not-the-one-you-want");
    private static final String NEW = Secrets.note("another-mule-entirely");
    private static final String HERE = "203.0.113.7";
    private static final String ELSEWHERE = "198.51.100.9";

    /** Behind a proxy of ours, so that a request can come from anywhere. */
    private App behindProxy(String... keys) {
        return start(settings -> App.keys(keys).apply(settings.set("jex.limit.trustedProxies", "127.0.0.0/8")));
    }

    private static Client from(App app, String address) {
        return app.client().with("X-Forwarded-For", address);
    }

    /** A source of its own for each number. */
    private static Client stranger(App app, int number) {
        return from(app, "198.18." + number / 256 + "." + number % 256);
    }

    private static void guessWrongly(App app, String email, int times) {
        for (int i = 0; i < times; i++) {
            expect(stranger(app, i).login(email, WRONG), 401, "invalid_credentials");
        }
    }

    private static Answer loginRemembered(Client client, String email, String password) {
        return client.post("/auth/login", "email", email, "password", Secrets.note(password), "rememberDevice", true);
    }

    private static Answer loginOn(Client client, String device, String email, String password) {
        return client.post("/auth/login", "email", email, "password", Secrets.note(password), "deviceToken", device);
    }

    @Asvs("16.3.3")
    @Test
    void source_withTooManyWrongGuesses_is429UntilItsTimeIsOver_andNobodyElse() {
        App app = behindProxy("jex.limit.source.guesses", "5");
        from(app, HERE).register(ADA);
        for (int i = 0; i < 5; i++) {
            expect(from(app, HERE).login("user" + i + "@example.com", WRONG), 401, "invalid_credentials");
        }
        int hashes = app.hasher().computations();

        Answer refused = expect(from(app, HERE).login(ADA, Client.PASSWORD), 429, "too_many_requests");

        assertThat(Integer.parseInt(refused.headers().first("Retry-After").orElseThrow()))
                .isBetween(1, 600);
        assertThat(app.hasher().computations()).isEqualTo(hashes);
        assertThat(app.count(EventType.THROTTLED)).isEqualTo(1);
        byte[] unread = "{".getBytes(StandardCharsets.US_ASCII);
        expect(from(app, HERE).raw("POST", "/auth/login", Headers.NONE, unread), 429, "too_many_requests");
        expect(from(app, ELSEWHERE).login(ADA, Client.PASSWORD), 200);
        app.pass(Duration.ofMinutes(10));
        expect(from(app, HERE).login(ADA, Client.PASSWORD), 200);
    }

    @Test
    void source_withRightPasswords_isNeverRefused() {
        App app = behindProxy("jex.limit.source.guesses", "3");
        from(app, HERE).register(ADA);
        for (int i = 0; i < 10; i++) {
            expect(from(app, HERE).login(ADA, Client.PASSWORD), 200);
        }
    }

    @Test
    void source_whosePeopleAllLogInAtOnce_isNotRefused() {
        App app = behindProxy("jex.limit.source.guesses", "4");
        int people = 12;
        for (int i = 0; i < people; i++) {
            from(app, "192.0.2." + i).register("person" + i + "@example.com");
        }
        AtomicInteger next = new AtomicInteger();
        try (Race race = new Race(people)) {
            for (int round = 0; round < 4; round++) {
                List<Integer> answers = race.round(() -> from(app, HERE)
                        .login("person" + next.getAndIncrement() % people + "@example.com", Client.PASSWORD)
                        .status());
                assertThat(answers).containsOnly(200);
            }
        }
        assertThat(app.count(EventType.THROTTLED)).isZero();
    }

    @Test
    void source_manyGuessesAtOnce_noneSlipsThrough() {
        App app = behindProxy("jex.limit.source.guesses", "10");
        from(app, HERE).register(ADA);
        int hashes = app.hasher().computations();
        try (Race race = new Race(32)) {
            for (int round = 0; round < 4; round++) {
                race.round(() -> from(app, HERE).login(ADA, WRONG));
            }
        }
        assertThat(app.hasher().computations() - hashes).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2001:db8:1:2::7 2001:db8:1:2:ffff:eeee:dddd:cccc 2001:db8:1:3::7",
                "203.0.113.7 ::ffff:203.0.113.7 203.0.113.8",
                "203.0.113.7 203.0.113.7:4711 203.0.113.70",
                "[2001:db8::1]:99 2001:db8::ff 2001:db8:0:1::1"
            })
    void source_isAnAddressOrA64_howeverItIsWritten(String addresses) {
        App app = behindProxy("jex.limit.source.guesses", "1");
        String[] spelled = addresses.split(" ", -1);
        expect(from(app, spelled[0]).login(ADA, WRONG), 401, "invalid_credentials");
        expect(from(app, spelled[1]).login(ADA, WRONG), 429, "too_many_requests");
        expect(from(app, spelled[2]).login(ADA, WRONG), 401, "invalid_credentials");
    }

    @Test
    void source_withAWholeSite_mayDoSixteenTimesAsMuch() {
        App app = behindProxy("jex.limit.source.mails", "2");
        for (int i = 0; i < 32; i++) {
            Client one = from(app, "2001:db8:7:" + Integer.toHexString(i / 2) + "::1");
            expect(one.post("/auth/password/forgot", "email", ADA), 200);
        }
        expect(from(app, "2001:db8:7:ffff::1").post("/auth/password/forgot", "email", ADA), 429, "too_many_requests");
        expect(from(app, "2001:db8:8::1").post("/auth/password/forgot", "email", ADA), 200);
    }

    @Asvs("4.1.3")
    @Test
    void source_thatClaimsAnotherOneFurtherLeft_isNotBelieved() {
        App app = behindProxy("jex.limit.source.guesses", "1");
        expect(from(app, "1.2.3.4, " + HERE).login(ADA, WRONG), 401, "invalid_credentials");
        expect(from(app, "5.6.7.8, " + HERE).login(ADA, WRONG), 429, "too_many_requests");
        expect(from(app, "5.6.7.8, " + HERE + ", 127.0.0.9").login(ADA, WRONG), 429, "too_many_requests");
    }

    @Asvs("4.1.3")
    @Test
    void forwardedAddress_withoutAConfiguredProxy_isNotBelieved_andAPrivatePeerMayDoMore() {
        App app = start("jex.limit.source.guesses", "1");
        for (int i = 0; i < 50; i++) {
            expect(stranger(app, i).login("user" + i + "@example.com", WRONG), 401, "invalid_credentials");
        }
        expect(stranger(app, 51).login(ADA, WRONG), 429, "too_many_requests");
    }

    @Asvs({"2.3.2", "6.3.1"})
    @Test
    void account_withTooManyWrongGuesses_isSwitchedOff_andLooksAsBefore() {
        App app = behindProxy();
        from(app, HERE).register(ADA);
        Answer wrong = stranger(app, 999).login(ADA, WRONG);
        guessWrongly(app, ADA, 49);
        int hashes = app.hasher().computations();

        Answer off = from(app, ELSEWHERE).login(ADA, Client.PASSWORD);

        expect(off, 401, "invalid_credentials");
        assertThat(off.text()).isEqualTo(wrong.text());
        assertThat(off.headers().asMap().keySet())
                .isEqualTo(wrong.headers().asMap().keySet());
        assertThat(app.hasher().computations() - hashes).isEqualTo(1);
        assertThat(app.count(EventType.PASSWORD_SWITCHED_OFF)).isEqualTo(1);
        app.mailbox().await(ADA, "switched off");
        expect(from(app, ELSEWHERE).login(ADA, Client.PASSWORD), 401, "invalid_credentials");
        assertThat(app.count(EventType.PASSWORD_SWITCHED_OFF)).isEqualTo(1);
    }

    @Test
    void account_oneGuessBeforeTheLimit_isOpen_andARightPasswordCountsFromZero() {
        App app = behindProxy("jex.limit.account.strangerGuesses", "3");
        from(app, HERE).register(ADA);
        for (int round = 0; round < 3; round++) {
            guessWrongly(app, ADA, 2);
            expect(from(app, ELSEWHERE).login(ADA, Client.PASSWORD), 200);
        }
    }

    @Asvs("6.3.1")
    @Test
    void account_switchedOff_opensOnAKnownDevice_whichSwitchesItOnAgain() {
        App app = behindProxy("jex.limit.account.strangerGuesses", "3");
        from(app, HERE).register(ADA);
        String device = loginRemembered(from(app, HERE), ADA, Client.PASSWORD).string("deviceToken");
        guessWrongly(app, ADA, 3);
        expect(from(app, HERE).login(ADA, Client.PASSWORD), 401, "invalid_credentials");

        expect(loginOn(from(app, HERE), device, ADA, Client.PASSWORD), 200);

        expect(from(app, ELSEWHERE).login(ADA, Client.PASSWORD), 200);
    }

    @Test
    void account_whoseDevicesGuessWrongly_isSwitchedOffThere_andAResetAlwaysWorks() {
        App app = behindProxy("jex.limit.account.deviceGuesses", "2", "jex.limit.account.strangerGuesses", "2");
        from(app, HERE).register(ADA);
        String device = loginRemembered(from(app, HERE), ADA, Client.PASSWORD).string("deviceToken");
        guessWrongly(app, ADA, 2);
        for (int i = 0; i < 2; i++) {
            expect(loginOn(from(app, HERE), device, ADA, WRONG), 401, "invalid_credentials");
        }
        expect(loginOn(from(app, HERE), device, ADA, Client.PASSWORD), 401, "invalid_credentials");
        assertThat(app.count(EventType.PASSWORD_SWITCHED_OFF)).isEqualTo(2);

        expect(from(app, HERE).post("/auth/password/forgot", "email", ADA), 200);
        String token = app.mailbox().awaitToken(ADA, "new password");
        expect(from(app, HERE).post("/auth/password/reset", "token", token, "newPassword", NEW), 200);

        expect(from(app, HERE).login(ADA, NEW), 200);
    }

    @Test
    void deviceToken_ofAnotherUserOrFromBeforeAReset_isAStrangers() {
        App app = behindProxy("jex.limit.account.strangerGuesses", "2");
        from(app, HERE).register(ADA);
        from(app, HERE).register("eve@example.com");
        String old = loginRemembered(from(app, HERE), ADA, Client.PASSWORD).string("deviceToken");
        String eves = loginRemembered(from(app, HERE), "eve@example.com", Client.PASSWORD)
                .string("deviceToken");
        String id = app.identity().users().findByEmail(ADA).orElseThrow().id();
        app.identity().users().update(id, UserChanges.passwordReset()).orThrow();
        String token = app.mailbox().awaitToken(ADA, "new password");
        expect(app.client().post("/auth/password/reset", "token", token, "newPassword", NEW), 200);
        guessWrongly(app, ADA, 2);

        for (String device : List.of(eves, old, "", "x.y", eves.replace('.', '-'))) {
            expect(loginOn(from(app, HERE), device, ADA, NEW), 401, "invalid_credentials");
        }
    }

    @Test
    void deviceMembers_ofAnotherTypeAre400_andAHugeTokenIsAStrangers() {
        App app = behindProxy("jex.limit.account.strangerGuesses", "2");
        from(app, HERE).register(ADA);
        for (Object bad : new Object[] {7, true, List.of("x")}) {
            expect(loginWith(app, "deviceToken", bad), 400, "validation_failed");
        }
        for (Object bad : new Object[] {7, "true", List.of()}) {
            expect(loginWith(app, "rememberDevice", bad), 400, "validation_failed");
        }
        expect(loginWith(app, "deviceToken", "a." + "x".repeat(10_000)), 200);
        guessWrongly(app, ADA, 2);
        expect(loginWith(app, "deviceToken", "a." + "x".repeat(10_000)), 401, "invalid_credentials");
    }

    private static Answer loginWith(App app, String name, Object value) {
        return from(app, HERE).post("/auth/login", "email", ADA, "password", Client.PASSWORD, name, value);
    }

    @Test
    void signedInUser_changesThePassword_howeverOftenStrangersHaveGuessed() {
        App app = behindProxy("jex.limit.account.strangerGuesses", "2");
        String access = from(app, HERE).register(ADA).string("accessToken");
        guessWrongly(app, ADA, 2);

        expect(
                from(app, HERE)
                        .withBearer(access)
                        .post("/auth/password/change", "currentPassword", Client.PASSWORD, "newPassword", NEW),
                200);

        expect(from(app, ELSEWHERE).login(ADA, NEW), 200);
    }

    @Test
    void accessToken_inWrongHands_guessesThePasswordNoMoreOftenThanADevice() {
        App app = behindProxy("jex.limit.account.deviceGuesses", "3");
        String access = from(app, HERE).register(ADA).string("accessToken");
        Client thief = from(app, ELSEWHERE).withBearer(access);
        for (int i = 0; i < 3; i++) {
            expect(
                    thief.post("/auth/password/change", "currentPassword", WRONG, "newPassword", NEW),
                    401,
                    "invalid_credentials");
        }
        expect(
                thief.post("/auth/password/change", "currentPassword", Client.PASSWORD, "newPassword", NEW),
                401,
                "invalid_credentials");
    }

    @Test
    void account_whomNoMailReaches_isSlowedAndNeverSwitchedOff() {
        App app = behindProxy("jex.limit.account.strangerGuesses", "2");
        Eventually.until("the admin's password is told", () -> app.count(EventType.ADMIN_PASSWORD_TOLD) == 1);
        String admin = app.hasher().lastHashed(); // printed on purpose, so no secret of the test's
        guessWrongly(app, "admin@local", 2);
        assertThat(app.count(EventType.PASSWORD_SLOWED)).isEqualTo(1);
        assertThat(app.count(EventType.PASSWORD_SWITCHED_OFF)).isZero();

        expect(from(app, ELSEWHERE).login("admin@local", WRONG), 401, "invalid_credentials");
        expect(loginAdmin(app, admin), 401, "invalid_credentials");
        app.pass(Duration.ofSeconds(30));

        expect(loginAdmin(app, admin), 200);
        guessWrongly(app, "admin@local", 2);
        for (int round = 0; round < 3; round++) {
            // whoever asks first in each 30 s: it does not take the turn of the place that knew the password
            expect(from(app, ELSEWHERE).login("admin@local", WRONG), 401, "invalid_credentials");
            expect(loginAdmin(app, WRONG), 401, "invalid_credentials");
            app.pass(Duration.ofSeconds(30));
            expect(from(app, ELSEWHERE).login("admin@local", WRONG), 401, "invalid_credentials");
        }
        expect(loginAdmin(app, admin), 200);
    }

    private static Answer loginAdmin(App app, String password) {
        return from(app, HERE).post("/auth/login", "email", "admin@local", "password", password);
    }

    @Test
    void guess_thatCouldNotBeCompared_isTakenBack() {
        App app = behindProxy("jex.limit.account.strangerGuesses", "2", "jex.limit.source.guesses", "2");
        from(app, HERE).register(ADA);
        app.hasher().unavailable(true);
        for (int i = 0; i < 5; i++) {
            expect(from(app, HERE).login(ADA, WRONG), 503, "unavailable");
        }
        app.hasher().unavailable(false);

        expect(from(app, HERE).login(ADA, WRONG), 401, "invalid_credentials");
        expect(from(app, HERE).login(ADA, Client.PASSWORD), 200);
    }

    @Asvs({"2.3.2", "2.4.1"})
    @Test
    void registrations_ofOneSource_areLimited_alikeForEveryAddress() {
        App app = behindProxy("jex.limit.source.registrations", "2");
        expect(from(app, HERE).register(ADA), 201);
        expect(from(app, HERE).register(ADA), 409, "email_taken");
        expect(from(app, HERE).register(ADA), 429, "too_many_requests");
        expect(from(app, HERE).register("bob@example.com"), 429, "too_many_requests");
        expect(from(app, ELSEWHERE).register("bob@example.com"), 201);
    }

    @Test
    void registration_thatFailsBeforeItWrites_isNotCounted() {
        App app = behindProxy("jex.limit.source.registrations", "1");
        from(app, ELSEWHERE).register(ADA);
        app.hasher().unavailable(true);
        for (int i = 0; i < 2; i++) {
            expect(from(app, HERE).register(ADA), 503, "unavailable");
        }
        app.hasher().unavailable(false);

        expect(from(app, HERE).register("eve@example.com"), 201);
        expect(from(app, HERE).register("bob@example.com"), 429, "too_many_requests");
    }

    @Asvs("2.3.2")
    @Test
    void mailsOfOneSource_areLimited_andAResetIsNot() {
        App app = behindProxy("jex.limit.source.mails", "2", "jex.limit.source.guesses", "1");
        from(app, HERE).register(ADA);
        expect(from(app, HERE).post("/auth/password/forgot", "email", ADA), 200);
        expect(from(app, HERE).post("/auth/verify/resend", "email", ADA), 200);
        expect(from(app, HERE).post("/auth/password/forgot", "email", ADA), 429, "too_many_requests");
        expect(from(app, HERE).post("/auth/verify/resend", "email", "nobody@example.com"), 429, "too_many_requests");
        expect(from(app, HERE).login(ADA, WRONG), 401, "invalid_credentials");
        expect(from(app, HERE).login(ADA, WRONG), 429, "too_many_requests");

        String token = app.mailbox().awaitToken(ADA, "new password");
        expect(from(app, HERE).post("/auth/password/reset", "token", token, "newPassword", NEW), 200);
    }

    @Asvs("2.4.1")
    @Test
    void link_thatIsAskedForAgainAndAgain_isMailedAFewTimesAndStaysAlive() {
        App app = start("jex.limit.mail.perLink", "2");
        app.client().register(ADA);
        for (int i = 0; i < 5; i++) {
            expect(app.client().post("/auth/password/forgot", "email", ADA), 200);
            app.settle();
        }
        assertThat(app.mailbox().to(ADA))
                .filteredOn(mail -> mail.subject().contains("new password"))
                .hasSize(2);
        assertThat(app.count(EventType.MAIL_DROPPED)).isEqualTo(3);
        String token = app.mailbox().awaitToken(ADA, "new password");
        expect(app.client().post("/auth/password/reset", "token", token, "newPassword", NEW), 200);

        expect(app.client().post("/auth/password/forgot", "email", ADA), 200);
        Eventually.until(
                "another link is mailed",
                () -> app.mailbox().to(ADA).stream()
                                .filter(mail -> mail.subject().contains("new password"))
                                .count()
                        == 3);
    }

    @Test
    void link_whoseMailFails_isNotCounted() {
        App app = start("jex.limit.mail.perLink", "1");
        app.client().register(ADA);
        app.mailbox().await(ADA, "Confirm");
        app.mailbox()
                .failWith(
                        com.jsonexpress.identity.core.spi.EmailException.temporary("later", new java.io.IOException()));
        expect(app.client().post("/auth/password/forgot", "email", ADA), 200);
        Eventually.until("it failed", () -> !app.mailbox().refused(ADA).isEmpty());
        app.mailbox().failWith(null);
        Eventually.until("it is sent after all", () -> {
            app.pass(Duration.ofSeconds(5));
            return app.mailbox().to(ADA).stream()
                    .anyMatch(mail -> mail.subject().contains("new password"));
        });
    }

    @Test
    void notices_areMergedAndNoneIsLeftOut() {
        App app = start("jex.auth.requireVerifiedEmail", "true");
        app.client().register(ADA);
        String token = app.mailbox().awaitToken(ADA, "Confirm");
        expect(app.client().post("/auth/verify", "token", token), 200);
        for (int i = 0; i < 4; i++) {
            app.client().post("/auth/register", "email", ADA, "password", NEW);
            if (i == 0) {
                Eventually.until("the first is told", () -> told(app) >= 1);
                app.settle(); // what comes while it is being told is told with it
            }
        }
        app.client().register("bob@example.com");
        app.mailbox().awaitToken("bob@example.com", "Confirm"); // by now the jobs before his have been looked at
        Eventually.until(
                "the others wait",
                () -> Long.valueOf(1).equals(app.health("queue").gauges().get("pending")));
        assertThat(told(app)).isEqualTo(1);

        app.pass(Duration.ofHours(1));

        Eventually.until("the others are told as one", () -> told(app) == 2);
        app.settle();
        assertThat(told(app)).isEqualTo(2);
    }

    private static long told(App app) {
        return app.mailbox().to(ADA).stream()
                .filter(mail -> mail.subject().contains("already have an account"))
                .count();
    }

    @Test
    void switchedOffByConfiguration_nothingIsCounted() {
        App app = behindProxy(
                "jex.limit.enabled",
                "false",
                "jex.limit.source.guesses",
                "1",
                "jex.limit.source.registrations",
                "1",
                "jex.limit.source.mails",
                "1",
                "jex.limit.account.strangerGuesses",
                "1");
        from(app, HERE).register(ADA);
        expect(from(app, HERE).register("bob@example.com"), 201);
        for (int i = 0; i < 3; i++) {
            expect(from(app, HERE).login(ADA, WRONG), 401, "invalid_credentials");
            expect(from(app, HERE).post("/auth/password/forgot", "email", ADA), 200);
        }
        expect(from(app, HERE).login(ADA, Client.PASSWORD), 200);
    }

    @Asvs("15.3.4")
    @Test
    void events_andApplication_seeTheClientAndNotTheProxy() {
        App app = behindProxy();
        from(app, HERE).login(ADA, WRONG);
        assertThat(app.events())
                .filteredOn(event -> event.type() == EventType.LOGIN_FAILED)
                .isNotEmpty()
                .allMatch(event -> event.client().equals(java.util.Optional.of(HERE)));
    }
}
