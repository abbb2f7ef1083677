package com.jsonexpress.identity.it.races;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.IssuedSession;
import com.jsonexpress.identity.UserChanges;
import com.jsonexpress.identity.access.Audience;
import com.jsonexpress.identity.core.event.Origin;
import com.jsonexpress.identity.core.flow.AuthError;
import com.jsonexpress.identity.core.flow.ChangePassword;
import com.jsonexpress.identity.core.spi.HashParameters;
import com.jsonexpress.identity.core.spi.MailKind;
import com.jsonexpress.identity.core.spi.UserPatch;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.Secrets;
import com.jsonexpress.identity.schema.User;
import com.jsonexpress.identity.testkit.InsecureFastHasher;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Security-bar 12a: no slow computation brings an old password back. */
class SlowHashRaceTest {
    private static final String NEW = Secrets.note("correct-battery-of-staples");
    private static final String OTHER = Secrets.note("some-other-long-password");

    private final StallingHasher hasher = new StallingHasher();

    @Test
    void rehash_overtakenByAReset_writesNothing() throws Exception {
        try (Arena arena = new Arena(hasher, config -> config)) {
            String id = arena.newUser("ada@example.com").user().id();
            outdateHash(arena, id);
            hasher.stallOn(Client.PASSWORD);
            CompletableFuture<Result<IssuedSession>> slow =
                    CompletableFuture.supplyAsync(() -> arena.login("ada@example.com", Client.PASSWORD));
            hasher.awaitStalled();
            arena.reset(arena.resetToken("ada@example.com"), NEW).orThrow();
            hasher.goOn();
            Result<IssuedSession> late = slow.get(20, TimeUnit.SECONDS);

            assertThat(arena.login("ada@example.com", Client.PASSWORD).isOk()).isFalse();
            assertThat(arena.login("ada@example.com", NEW).isOk()).isTrue();
            assertThat(isUsable(arena, late))
                    .as("a session of the old password")
                    .isFalse();
        }
    }

    @Test
    void passwordChange_overtakenByAReset_losesAndLeavesNoSession() throws Exception {
        try (Arena arena = new Arena(hasher, config -> config)) {
            String id = arena.newUser("ada@example.com").user().id();
            hasher.stallOn(OTHER);
            CompletableFuture<Result<IssuedSession>> slow =
                    CompletableFuture.supplyAsync(() -> arena.flows.changePassword.run(
                            new ChangePassword.Command(id, Optional.of(0L), Client.PASSWORD, OTHER, Origin.TRUSTED)));
            hasher.awaitStalled();
            arena.reset(arena.resetToken("ada@example.com"), NEW).orThrow();
            hasher.goOn();

            assertThat(slow.get(20, TimeUnit.SECONDS).isOk()).isFalse();
            assertThat(arena.login("ada@example.com", OTHER).isOk()).isFalse();
            assertThat(arena.login("ada@example.com", NEW).isOk()).isTrue();
            assertThat(arena.record(id).tokenVersion()).isEqualTo(1);
        }
    }

    @Test
    void passwordChange_overtakenByARehash_goesOn() throws Exception {
        try (Arena arena = new Arena(hasher, config -> config)) {
            String id = arena.newUser("ada@example.com").user().id();
            hasher.stallOn(OTHER);
            CompletableFuture<Result<IssuedSession>> slow = change(arena, id);
            hasher.awaitStalled();
            outdateHash(arena, id);
            hasher.goOn();

            assertThat(isUsable(arena, slow.get(20, TimeUnit.SECONDS))).isTrue();
            assertThat(arena.login("ada@example.com", OTHER).isOk()).isTrue();
        }
    }

    @Test
    void passwordChange_overtakenByARevocation_isTheEndOfItsToken() throws Exception {
        try (Arena arena = new Arena(hasher, config -> config)) {
            String id = arena.newUser("ada@example.com").user().id();
            hasher.stallOn(OTHER);
            CompletableFuture<Result<IssuedSession>> slow = change(arena, id);
            hasher.awaitStalled();
            arena.flows.revokeUser.run(id, Origin.TRUSTED).orThrow();
            hasher.goOn();

            assertThat(slow.get(20, TimeUnit.SECONDS)).isEqualTo(Result.failed(CommonError.INVALID_ACCESS_TOKEN));
            assertThat(arena.login("ada@example.com", Client.PASSWORD).isOk()).isTrue();
        }
    }

    @Test
    void passwordChange_ofATokenThatIsRevokedByNow_changesNothing() {
        try (Arena arena = new Arena()) {
            String id = arena.newUser("ada@example.com").user().id();
            arena.flows.revokeUser.run(id, Origin.TRUSTED).orThrow();

            assertThat(arena.flows.changePassword.run(
                            new ChangePassword.Command(id, Optional.of(0L), Client.PASSWORD, OTHER, Origin.TRUSTED)))
                    .isEqualTo(Result.failed(CommonError.INVALID_ACCESS_TOKEN));
            assertThat(arena.login("ada@example.com", Client.PASSWORD).isOk()).isTrue();
        }
    }

    private static CompletableFuture<Result<IssuedSession>> change(Arena arena, String id) {
        return CompletableFuture.supplyAsync(() -> arena.flows.changePassword.run(
                new ChangePassword.Command(id, Optional.of(0L), Client.PASSWORD, OTHER, Origin.TRUSTED)));
    }

    @Test
    void reset_overtakenByAPasswordChange_losesBecauseItsLinkIsBoundToTheOldPassword() throws Exception {
        try (Arena arena = new Arena(hasher, config -> config)) {
            String id = arena.newUser("ada@example.com").user().id();
            String token = arena.resetToken("ada@example.com");
            hasher.stallOn(NEW);
            CompletableFuture<Result<User>> slow = CompletableFuture.supplyAsync(() -> arena.reset(token, NEW));
            hasher.awaitStalled();
            arena.flows
                    .changePassword
                    .run(new ChangePassword.Command(id, Optional.of(0L), Client.PASSWORD, OTHER, Origin.TRUSTED))
                    .orThrow();
            hasher.goOn();

            assertThat(slow.get(20, TimeUnit.SECONDS).isOk()).isFalse();
            assertThat(arena.login("ada@example.com", OTHER).isOk()).isTrue();
            assertThat(arena.login("ada@example.com", NEW).isOk()).isFalse();
        }
    }

    @Test
    void reset_overtakenByAForcedOne_doesNotEndItWithThePasswordOfBefore() throws Exception {
        try (Arena arena = new Arena(hasher, config -> config)) {
            String id = arena.newUser("ada@example.com").user().id();
            String token = arena.resetToken("ada@example.com");
            hasher.stallOn(Client.PASSWORD);
            CompletableFuture<Result<User>> slow =
                    CompletableFuture.supplyAsync(() -> arena.reset(token, Client.PASSWORD));
            hasher.awaitStalled();
            patch(arena, id, UserChanges.passwordReset());
            hasher.goOn();

            assertThat(slow.get(20, TimeUnit.SECONDS)).isEqualTo(Result.failed(AuthError.INVALID_TOKEN));
            assertThat(arena.record(id).requirePasswordReset()).isTrue();
            assertThat(arena.reset(arena.mail.nextToken(MailKind.RESET), NEW).isOk())
                    .isTrue();
        }
    }

    @Test
    void reset_overtakenByAChangeOfTheRole_goesOn() throws Exception {
        try (Arena arena = new Arena(hasher, config -> config)) {
            String id = arena.newUser("ada@example.com").user().id();
            String token = arena.resetToken("ada@example.com");
            hasher.stallOn(NEW);
            CompletableFuture<Result<User>> slow = CompletableFuture.supplyAsync(() -> arena.reset(token, NEW));
            hasher.awaitStalled();
            patch(arena, id, UserChanges.role("editor"));
            hasher.goOn();

            assertThat(slow.get(20, TimeUnit.SECONDS).isOk()).isTrue();
            assertThat(arena.login("ada@example.com", NEW).isOk()).isTrue();
            assertThat(arena.record(id).role()).isEqualTo("editor");
        }
    }

    private static void patch(Arena arena, String id, UserChanges changes) {
        arena.flows
                .updateUser
                .run(id, changes, Audience.NOBODY, Optional.empty(), Origin.TRUSTED)
                .orThrow();
    }

    @Test
    void login_overtakenByARevocation_getsNoUsableSession() throws Exception {
        try (Arena arena = new Arena(hasher, config -> config)) {
            String id = arena.newUser("ada@example.com").user().id();
            outdateHash(arena, id);
            hasher.stallOn(Client.PASSWORD);
            CompletableFuture<Result<IssuedSession>> slow =
                    CompletableFuture.supplyAsync(() -> arena.login("ada@example.com", Client.PASSWORD));
            hasher.awaitStalled();
            arena.flows.revokeUser.run(id, Origin.TRUSTED).orThrow();
            hasher.goOn();
            assertThat(isUsable(arena, slow.get(20, TimeUnit.SECONDS))).isFalse();
        }
    }

    private static boolean isUsable(Arena arena, Result<IssuedSession> session) {
        return session.isOk()
                && arena.refresh(Secrets.note(session.orThrow().refreshToken())).isOk();
    }

    /** Stores a hash with weaker parameters, so that the next login computes a new one. */
    private static void outdateHash(Arena arena, String id) {
        String weaker = new InsecureFastHasher()
                .hash(
                        Client.PASSWORD.getBytes(StandardCharsets.UTF_8),
                        "sixteen bytes ok".getBytes(StandardCharsets.US_ASCII),
                        new HashParameters(12_288, 3, 1));
        arena.store.update(
                id,
                UserPatch.builder(arena.time.clock().instant())
                        .passwordHash(Secrets.note(weaker))
                        .build());
    }
}
