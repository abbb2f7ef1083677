package com.jsonexpress.identity.testkit;

import static com.jsonexpress.identity.testkit.Users.HASH;
import static com.jsonexpress.identity.testkit.Users.admin;
import static com.jsonexpress.identity.testkit.Users.full;
import static com.jsonexpress.identity.testkit.Users.invitedAdmin;
import static com.jsonexpress.identity.testkit.Users.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.core.spi.GuessStep;
import com.jsonexpress.identity.core.spi.Guesser;
import com.jsonexpress.identity.core.spi.Guesses;
import com.jsonexpress.identity.core.spi.MailKind;
import com.jsonexpress.identity.core.spi.SeedState;
import com.jsonexpress.identity.core.spi.UserPatch;
import com.jsonexpress.identity.core.spi.UserPatchBuilder;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.core.spi.UserWrite;
import com.jsonexpress.identity.schema.ExternalId;
import com.jsonexpress.identity.schema.Identifier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link UserStore} owes. */
public abstract class UserStoreContract extends UserStoreGuard {

    @Test
    void create_aUser_isFoundWithEveryValue() {
        for (UserRecord user : List.of(full("Full.Name@example.com"), user("plain@example.com"))) {
            assertThat(store.create(user)).isEqualTo(new UserWrite.Done(user));

            assertThat(store.find(user.id())).contains(user);
            assertThat(store.find(user.email().identifier())).contains(user);
        }
        assertThat(store.count()).isEqualTo(2);
    }

    @Test
    void create_takenAddress_isTakenInEverySpelling() {
        UserRecord first = user("Mixed.Case@example.com");
        store.create(first);

        for (String spelling : List.of("Mixed.Case@example.com", "mixed.case@example.com", "MIXED.CASE@example.com")) {
            UserRecord second = user(spelling);
            assertThat(store.create(second)).isInstanceOf(UserWrite.Taken.class);
            assertThat(store.find(second.id())).isEmpty();
        }
        assertThat(store.count()).isEqualTo(1);
        Identifier canonical = new Identifier(Identifier.EMAIL, "mixed.case@example.com");
        assertThat(store.find(canonical).orElseThrow().email().typed()).isEqualTo("Mixed.Case@example.com");
    }

    @Test
    void createFirst_emptyStore_storesAndElseConflicts() {
        UserRecord first = admin("admin@example.com");

        assertThat(store.createFirst(first)).isEqualTo(new UserWrite.Done(first));
        assertThat(store.createFirst(admin("other@example.com"))).isInstanceOf(UserWrite.Conflict.class);
        assertThat(store.createFirst(first)).isInstanceOf(UserWrite.Conflict.class);
        assertThat(store.count()).isEqualTo(1);
    }

    /** An import keeps ids: it must not write over somebody. */
    @Test
    void create_idOfAnotherUser_isTaken_butTheAddressIsToldFirst() {
        UserRecord user = user("a@example.com");
        store.create(user);
        UserRecord same = Users.withId(user.id(), "b@example.com");

        assertThat(store.create(same)).isEqualTo(new UserWrite.Taken("id"));
        assertThat(store.find(user.id())).contains(user);
        assertThat(store.find(same.email().identifier())).isEmpty();
        assertThat(store.create(user)).isInstanceOf(UserWrite.Taken.class);
    }

    @Test
    void createFirst_ordinaryUserIsThere_conflicts() {
        store.create(user("a@example.com"));

        assertThat(store.createFirst(admin("admin@example.com"))).isInstanceOf(UserWrite.Conflict.class);
    }

    @Test
    void find_unknown_isEmpty() {
        store.create(user("a@example.com"));

        assertThat(store.find("nobody")).isEmpty();
        assertThat(store.find("")).isEmpty();
        assertThat(store.find(new Identifier(Identifier.EMAIL, "%@example.com")))
                .isEmpty();
        assertThat(store.find(new Identifier(Identifier.EMAIL, "A@example.com")))
                .as("identifiers are canonical already")
                .isEmpty();
        assertThat(store.find(new Identifier("phone", "a@example.com"))).isEmpty();
    }

    @Test
    void guesses_areCountedApart_takenBackAndForgotten_andNobodySeesIt() {
        UserRecord user = user("a@example.com");
        store.create(user);

        guess(user, new GuessStep.Reserve(Guesser.STRANGER, 3));
        guess(user, new GuessStep.Reserve(Guesser.STRANGER, 3));
        guess(user, new GuessStep.Reserve(Guesser.DEVICE, 3));
        assertThat(guess(user, new GuessStep.Refund(Guesser.STRANGER)).guesses())
                .isEqualTo(new Guesses(1, 1));
        assertThat(guess(user, new GuessStep.Refund(Guesser.DEVICE)).guesses()).isEqualTo(new Guesses(1, 0));
        UserRecord counted = guess(user, new GuessStep.Refund(Guesser.DEVICE));
        assertThat(counted.guesses()).as("never below nothing").isEqualTo(new Guesses(1, 0));
        assertThat(counted.updatedAt()).isEqualTo(user.updatedAt());
        assertThat(guess(user, new GuessStep.Forget()).guesses()).isEqualTo(Guesses.NONE);
    }

    private UserRecord guess(UserRecord user, GuessStep step) {
        UserWrite write =
                store.update(user.id(), UserPatch.builder(LATER).guess(step).build());
        return ((UserWrite.Done) write).user();
    }

    @Test
    void update_everyChange_isWrittenTogether() {
        UserRecord user = user("a@example.com");
        store.create(user);
        UserPatch patch = UserPatch.builder(LATER)
                .passwordHash("$new$")
                .role("editor")
                .emailVerified(true)
                .requirePasswordReset(true)
                .disabled(true)
                .contested(true)
                .owe(MailKind.INVITATION)
                .seedState(SeedState.UNANNOUNCED)
                .fields(Map.of("nickname", "Zoë"))
                .bumpTokenVersion()
                .bumpMailVersion()
                .build();

        UserRecord expected = patch.applyTo(user);
        assertThat(store.update(user.id(), patch)).isEqualTo(new UserWrite.Done(expected));
        assertThat(store.find(user.id())).contains(expected);
        assertThat(store.find(user.email().identifier())).contains(expected);
    }

    @Test
    void update_externalCaller_bindsOnceAndFindsItsUser() {
        UserRecord user = user("a@example.com");
        store.create(user);
        ExternalId caller = new ExternalId("https://issuer.example/", "auth0|a");
        UserPatch bind =
                UserPatch.builder(LATER).external(caller, Optional.empty()).build();
        UserRecord bound = bind.applyTo(user);

        assertThat(store.update(user.id(), bind)).isEqualTo(new UserWrite.Done(bound));
        assertThat(store.find(caller.identifier())).contains(bound);
        assertThat(store.find(new ExternalId("https://issuer.example", "/auth0|a").identifier()))
                .isEmpty();
        assertThat(store.update(user.id(), bind)).as("bound already").isInstanceOf(UserWrite.Conflict.class);
        UserRecord other = user("b@example.com");
        store.create(other);
        assertThat(store.update(other.id(), bind)).isInstanceOf(UserWrite.Taken.class);
        assertThat(store.find(other.id())).contains(other);
        store.delete(user.id(), LATER);
        assertThat(store.find(caller.identifier())).isEmpty();
        assertThat(store.update(other.id(), bind)).as("free again").isInstanceOf(UserWrite.Done.class);
    }

    @Test
    void delete_boundUser_leavesTheTimeForItsCallerAlone() {
        ExternalId caller = new ExternalId("https://issuer.example/", "auth0|a");
        for (Instant at : List.of(LATER, LATER.plusSeconds(60))) {
            UserRecord user = user("a" + at.getEpochSecond() + "@example.com");
            store.create(user);
            store.update(
                    user.id(),
                    UserPatch.builder(LATER)
                            .external(caller, store.deletedAt(caller))
                            .build());
            store.delete(user.id(), at);

            assertThat(store.deletedAt(caller)).contains(at);
        }
        UserRecord again = user("a@example.com");
        store.create(again);
        store.update(
                again.id(),
                UserPatch.builder(LATER)
                        .external(caller, store.deletedAt(caller))
                        .build());

        assertThat(store.deletedAt(caller)).as("stays").contains(LATER.plusSeconds(60));
        assertThat(store.find(again.id()).orElseThrow().revokedAt()).contains(LATER.plusSeconds(60));
        assertThat(store.deletedAt(new ExternalId("https://issuer.example/", "auth0|b")))
                .isEmpty();
    }

    /** The clock of one instance may be behind that of another. */
    @Test
    void delete_boundUserAtAnEarlierTime_leavesTheLaterOne() {
        ExternalId caller = new ExternalId("https://issuer.example/", "auth0|a");
        for (Instant at : List.of(LATER, LATER.minusSeconds(60))) {
            UserRecord user = user("a" + at.getEpochSecond() + "@example.com");
            store.create(user);
            store.update(
                    user.id(),
                    UserPatch.builder(LATER).external(caller, Optional.empty()).build());
            store.delete(user.id(), at);
        }

        assertThat(store.deletedAt(caller)).contains(LATER);
    }

    @Test
    void update_nothingAsked_changesUpdatedAtAlone() {
        UserRecord user = full("a@example.com");
        store.create(user);
        UserPatch patch = UserPatch.builder(LATER).build();

        assertThat(store.update(user.id(), patch)).isEqualTo(new UserWrite.Done(patch.applyTo(user)));
        assertThat(store.find(user.id()).orElseThrow().tokenVersion()).isEqualTo(user.tokenVersion());
    }

    @Test
    void update_fields_areMergedWithThoseThere() {
        UserRecord user = full("a@example.com");
        store.create(user);
        store.update(
                user.id(),
                UserPatch.builder(LATER)
                        .fields(Map.of("newsletter", false, "city", "Bern"))
                        .build());

        assertThat(store.find(user.id()).orElseThrow().fields())
                .containsEntry("newsletter", false)
                .containsEntry("city", "Bern")
                .containsEntry("nickname", user.fields().get("nickname"));
    }

    @Test
    void update_unknownUser_isAbsent() {
        assertThat(store.update(
                        "nobody", UserPatch.builder(LATER).expectDisabled(true).build()))
                .isInstanceOf(UserWrite.Absent.class);
    }

    @Test
    void update_expectationsThatHold_areDone() {
        UserRecord full = full("a@example.com");
        UserRecord plain = invitedAdmin("b@example.com");
        store.create(full);
        store.create(plain);

        assertThat(store.update(
                        full.id(),
                        change().expectHash(Optional.of(HASH))
                                .expectTokenVersion(7)
                                .expectMailVersion(9)
                                .expectDisabled(true)
                                .expectVerified(true)
                                .expectContested(true)
                                .expectSeedState(SeedState.ANNOUNCED)
                                .expectOwedMail(Optional.of(MailKind.RESET))
                                .build()))
                .isInstanceOf(UserWrite.Done.class);
        assertThat(store.update(
                        plain.id(),
                        change().expectHash(Optional.empty())
                                .expectOwedMail(Optional.empty())
                                .build()))
                .isInstanceOf(UserWrite.Done.class);
    }

    @Test
    void update_anyExpectationThatFails_conflictsAndChangesNothing() {
        UserRecord user = full("a@example.com");
        store.create(user);
        List<UserPatch> patches = List.of(
                change().expectHash(Optional.of(HASH + "x")).build(),
                change().expectHash(Optional.empty()).build(),
                change().expectTokenVersion(6).build(),
                change().expectMailVersion(8).build(),
                change().expectDisabled(false).build(),
                change().expectVerified(false).build(),
                change().expectContested(false).build(),
                change().expectSeedState(SeedState.NONE).build(),
                change().expectOwedMail(Optional.empty()).build(),
                change().expectOwedMail(Optional.of(MailKind.INVITATION)).build(),
                change().expectHash(Optional.of(HASH)).expectTokenVersion(8).build());

        for (int i = 0; i < patches.size(); i++) {
            assertThat(store.update(user.id(), patches.get(i)))
                    .as("patch %d", i)
                    .isInstanceOf(UserWrite.Conflict.class);
            assertThat(store.find(user.id())).contains(user);
        }
    }

    @Test
    void update_hashExpectedWhereThereIsNone_conflicts() {
        UserRecord user = invitedAdmin("a@example.com");
        store.create(user);

        assertThat(store.update(
                        user.id(), change().expectHash(Optional.of(HASH)).build()))
                .isInstanceOf(UserWrite.Conflict.class);
    }

    @Test
    void delete_aUser_isGoneByEveryKey() {
        UserRecord user = full("a@example.com");
        store.create(user);

        assertThat(store.delete(user.id(), LATER)).isEqualTo(new UserWrite.Done(user));
        assertThat(store.find(user.id())).isEmpty();
        assertThat(store.find(user.email().identifier())).isEmpty();
        assertThat(store.count()).isZero();
        assertThat(store.delete(user.id(), LATER)).isInstanceOf(UserWrite.Absent.class);
        assertThat(store.update(user.id(), change().build())).isInstanceOf(UserWrite.Absent.class);
    }

    @Test
    void create_addressOfADeletedUser_getsNoOldData() {
        UserRecord old = full("a@example.com");
        store.create(old);
        store.delete(old.id(), LATER);
        UserRecord fresh = user("a@example.com");

        assertThat(store.create(fresh)).isEqualTo(new UserWrite.Done(fresh));
        assertThat(store.find(fresh.email().identifier())).contains(fresh);
        assertThat(store.find(old.id())).isEmpty();
        assertThat(store.owedMail(LATER.plusSeconds(60), 10)).isEmpty();
    }

    @Test
    void namespaces_ofTwoInstances_doNotMeet() {
        UserStore other = startNew();
        UserRecord mine = user("a@example.com");
        store.create(mine);

        assertThat(other.find(mine.id())).isEmpty();
        assertThat(other.createFirst(user("a@example.com"))).isInstanceOf(UserWrite.Done.class);
        assertThat(other.delete(mine.id(), LATER)).isInstanceOf(UserWrite.Absent.class);
        assertThat(store.count()).isEqualTo(1);
    }

    @Test
    void close_thenAnyOperation_throwsInsteadOfAbsence() {
        String id = stored(user("a@example.com"));
        close(store);

        assertThatThrownBy(() -> store.find(id)).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> store.create(user("b@example.com"))).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> store.count()).isInstanceOf(RuntimeException.class);
    }

    /** A change that would show. */
    private static UserPatchBuilder change() {
        return UserPatch.builder(LATER)
                .role("changed")
                .passwordHash("$changed$")
                .bumpTokenVersion();
    }
}
