package com.jsonexpress.identity.it.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.IssuedSession;
import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.core.plugin.TokenClaim;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.FailureException;
import com.jsonexpress.identity.error.UnavailableException;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.Secrets;
import com.jsonexpress.identity.it.support.Tap;
import com.jsonexpress.identity.json.Json;
import com.jsonexpress.identity.kv.memory.MemoryKvStore;
import com.jsonexpress.identity.testkit.MovableTime;
import com.jsonexpress.identity.testkit.TestContext;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Claims of plugins: in every own token, bounded, and asked before anything is written. */
class PluginClaimsTest {
    private static final String EMAIL = "ada@example.com";
    private static final String NEW = Secrets.note("quite-another-9-horses");

    private final AtomicReference<TokenClaim> claim = new AtomicReference<>(user -> Optional.of("gold"));
    private final AtomicInteger asked = new AtomicInteger();
    private final FakePlugin badges = new FakePlugin("badges").claim("badge", user -> {
        asked.incrementAndGet();
        return Objects.requireNonNull(claim.get()).of(user);
    });

    @Test
    void claim_isInEveryTokenThatIsIssued_andInThePrincipal() {
        try (App app = start()) {
            Answer registered = app.client().register(EMAIL);
            Answer loggedIn = app.client().login(EMAIL, Client.PASSWORD);
            Answer refreshed = app.client().refresh(loggedIn.string("refreshToken"));
            Answer inGrace = app.client().refresh(loggedIn.string("refreshToken"));
            Answer changed = change(app, refreshed.string("accessToken"));
            String trusted = app.identity()
                    .users()
                    .issueSession(registered.string("user.id"), List.of("hwk"))
                    .orThrow()
                    .accessToken();
            assertThat(List.of(registered, loggedIn, refreshed, inGrace, changed))
                    .allSatisfy(answer -> assertThat(claims(answer.string("accessToken")))
                            .containsEntry("badge", "gold")
                            .containsEntry("role", "user"));
            assertThat(claims(Secrets.note(trusted))).containsEntry("badge", "gold");
        }
    }

    @Test
    void claim_isMadeOfTheUserWhoseTokenItIs_andMayBeAbsent() {
        claim.set(user -> user.email().startsWith("ada") ? Optional.of(user.email()) : Optional.empty());
        try (App app = start()) {
            assertThat(claims(app.client().register(EMAIL).string("accessToken")))
                    .containsEntry("badge", EMAIL);
            assertThat(claims(app.client().register("bob@example.com").string("accessToken")))
                    .doesNotContainKey("badge");
        }
    }

    @Test
    void claims_ofEveryKind_arriveAsTheyAre() {
        for (Object value : List.<Object>of("text", true, 7, 1L << 40, List.of("a", "b"))) {
            claim.set(user -> Optional.of(value));
            try (App app = start()) {
                Object arrived = claims(app.client().register(EMAIL).string("accessToken"))
                        .get("badge");
                assertThat(arrived instanceof Number number ? number.longValue() : arrived)
                        .isEqualTo(value instanceof Number number ? number.longValue() : value);
            }
        }
    }

    @Test
    void claim_isNotAskedFor_whereNoTokenIsIssued() {
        try (App app = App.start(settings ->
                settings.set("jex.auth.requireVerifiedEmail", "true").classLoader(Slot.loader(badges)))) {
            assertThat(app.client().register(EMAIL).status()).isEqualTo(202);
            assertThat(app.client().login(EMAIL, "a-wrong-password").status()).isEqualTo(401);
            assertThat(app.client().login(EMAIL, Client.PASSWORD).status()).isEqualTo(403);
            assertThat(asked).hasValue(0);
        }
    }

    static List<TokenClaim> faults() {
        return List.of(
                user -> Optional.of("x".repeat(600)),
                user -> Optional.of(new Object()),
                user -> Optional.of(1.5),
                user -> Optional.of(Map.of()),
                user -> Optional.of(List.of(1)),
                user -> Optional.of("\ud800"),
                user -> nothing(),
                user -> {
                    throw new IllegalStateException("went wrong");
                },
                user -> {
                    throw new FailureException(CommonError.FORBIDDEN);
                },
                user -> {
                    throw new NoClassDefFoundError("org/example/Missing");
                });
    }

    @Asvs("2.3.3")
    @ParameterizedTest
    @MethodSource("faults")
    void claimThatFails_is500AtEachEntrance_andLeavesNothingHalfDone(TokenClaim fault) {
        eachEntranceAnswers(500, fault);
    }

    @Test
    void claimWhoseServiceIsDown_is503AtEachEntrance_andLeavesNothingHalfDone() {
        eachEntranceAnswers(503, user -> {
            throw new UnavailableException("the badges do not answer");
        });
    }

    /** Nothing was written while the claim failed, and everything works as if nobody had tried once it is repaired. */
    private void eachEntranceAnswers(int status, TokenClaim fault) {
        TokenClaim good = claim.get();
        AtomicInteger writes = new AtomicInteger();
        MemoryKvStore kv = new MemoryKvStore();
        kv.start(TestContext.at(new MovableTime()).context());
        IKvStore counted = Tap.on(IKvStore.class, kv, (operation, arguments) -> {
            boolean ofSession =
                    !arguments.isEmpty() && arguments.get(0).toString().startsWith("session/");
            if (ofSession && !operation.equals("get")) {
                writes.incrementAndGet();
            }
            return Tap.PASS;
        });
        try (App app = App.start(settings -> settings.part(counted).classLoader(Slot.loader(badges)))) {
            Answer user = app.client().register(EMAIL);
            String id = user.string("user.id");
            assertThat(writes).hasValue(1);
            writes.set(0);
            claim.set(fault);
            assertThat(app.client().register("bob@example.com").status()).isEqualTo(status);
            assertThat(app.client().login(EMAIL, Client.PASSWORD).status()).isEqualTo(status);
            assertThat(app.client().refresh(user.string("refreshToken")).status())
                    .isEqualTo(status);
            assertThat(change(app, user.string("accessToken")).status()).isEqualTo(status);
            assertThatThrownBy(() -> app.identity().users().issueSession(id, List.of("hwk")))
                    .isInstanceOf(RuntimeException.class);
            assertThat(writes).as("writes of sessions").hasValue(0);
            assertThat(app.count(EventType.LOGIN_SUCCEEDED)).isZero();
            assertThat(app.count(EventType.SESSION_STARTED)).isZero();
            assertThat(app.count(EventType.PASSWORD_CHANGED)).isZero();

            claim.set(good);
            assertThat(app.identity().users().findByEmail("bob@example.com")).isEmpty();
            assertThat(app.client().get("/auth/me", user.string("accessToken")).status())
                    .isEqualTo(200);
            assertThat(app.client().refresh(user.string("refreshToken")).status())
                    .isEqualTo(200);
            assertThat(app.count(EventType.REFRESH_IN_GRACE)).isZero();
            assertThat(app.client().login(EMAIL, Client.PASSWORD).status()).isEqualTo(200);
            assertThat(app.client().register("bob@example.com").status()).isEqualTo(201);
        } finally {
            kv.close();
        }
    }

    @Test
    void claims_ofTwoPluginsThatAreTooMuchTogether_are500() {
        FakePlugin more = new FakePlugin("more").claim("more", user -> Optional.of("y".repeat(490)));
        claim.set(user -> Optional.of("x".repeat(490)));
        FakePlugin last = new FakePlugin("zero").claim("zero", user -> Optional.of("z".repeat(40)));
        try (App app = App.start(settings -> settings.part(last).classLoader(Slot.loader(badges, more)))) {
            assertThat(app.client().register(EMAIL).status()).isEqualTo(500);
        }
    }

    @Test
    void token_withEverythingAtItsLongest_isStillReadByTheGuard() {
        FakePlugin more = new FakePlugin("more").claim("more", user -> Optional.of("\"".repeat(245)));
        claim.set(user -> Optional.of("x".repeat(495)));
        String longest = "a".repeat(64) + "@" + ("b".repeat(62) + ".").repeat(2) + "c".repeat(55) + ".example";
        try (App app = App.start(settings -> settings.set("jex.auth.issuer", "https://" + "i".repeat(248))
                .set("jex.auth.audience", "u".repeat(256))
                .set("jex.auth.defaultRole", "r".repeat(64))
                .classLoader(Slot.loader(badges, more)))) {
            Answer user = app.client().register(longest);
            assertThat(user.status()).isEqualTo(201);
            assertThat(user.string("accessToken").length()).isBetween(2500, 4096);
            assertThat(app.client().get("/auth/me", user.string("accessToken")).status())
                    .isEqualTo(200);
            IssuedSession session = app.identity()
                    .users()
                    .issueSession(user.string("user.id"), Collections.nCopies(16, "x".repeat(32)))
                    .orThrow();
            Secrets.note(session.refreshToken());
            assertThat(app.client()
                            .get("/auth/me", Secrets.note(session.accessToken()))
                            .status())
                    .isEqualTo(200);
        }
    }

    private App start() {
        return App.start(settings -> settings.classLoader(Slot.loader(badges)));
    }

    private static Answer change(App app, String token) {
        return app.client()
                .send("POST", "/auth/password/change", token, "currentPassword", Client.PASSWORD, "newPassword", NEW);
    }

    private static Map<String, @Nullable Object> claims(String token) {
        return Json.readObject(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    @SuppressWarnings({"NullAway", "NullOptional", "DataFlowIssue"})
    private static Optional<Object> nothing() {
        return null;
    }
}
