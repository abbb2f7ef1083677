package com.jsonexpress.identity.testkit;

import static com.jsonexpress.identity.testkit.Users.admin;
import static com.jsonexpress.identity.testkit.Users.invitedAdmin;
import static com.jsonexpress.identity.testkit.Users.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.core.spi.UserPatch;
import com.jsonexpress.identity.core.spi.UserPatchBuilder;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserWrite;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The part of {@link UserStoreContract} about the last acting admin. */
abstract class UserStoreGuard extends UserStoreFields {

    @Test
    void keepOneAdmin_lastActingAdmin_isRefusedOnEveryWay() {
        UserRecord last = admin("admin@example.com");
        store.create(last);
        store.create(invitedAdmin("invited@example.com"));
        String disabled = stored(admin("disabled@example.com"));
        store.update(disabled, UserPatch.builder(LATER).disabled(true).build());
        String forced = stored(admin("forced@example.com"));
        store.update(forced, UserPatch.builder(LATER).requirePasswordReset(true).build());
        List<UserPatch> patches = List.of(
                guarded().role("user").build(),
                guarded().disabled(true).build(),
                guarded().requirePasswordReset(true).bumpTokenVersion().build());

        for (UserPatch patch : patches) {
            assertThat(store.update(last.id(), patch)).isInstanceOf(UserWrite.LastAdmin.class);
        }
        assertThat(store.delete(last.id(), LATER)).isInstanceOf(UserWrite.LastAdmin.class);
        assertThat(store.find(last.id())).contains(last);
        assertThat(store.update(
                        last.id(), guarded().expectDisabled(true).disabled(true).build()))
                .as("expectations come before the guard")
                .isInstanceOf(UserWrite.Conflict.class);
    }

    @Test
    void keepOneAdmin_changeThatKeepsTheAdmin_isDone() {
        String last = stored(admin("admin@example.com"));

        assertThat(store.update(
                        last, guarded().passwordHash("$new$").bumpTokenVersion().build()))
                .isInstanceOf(UserWrite.Done.class);
        assertThat(store.update(last, guarded().role("admin").disabled(false).build()))
                .isInstanceOf(UserWrite.Done.class);
    }

    @Test
    void keepOneAdmin_anotherAdminActs_isDone() {
        String one = stored(admin("one@example.com"));
        String two = stored(admin("two@example.com"));

        assertThat(store.update(one, guarded().disabled(true).build())).isInstanceOf(UserWrite.Done.class);
        assertThat(store.update(two, guarded().disabled(true).build())).isInstanceOf(UserWrite.LastAdmin.class);
        assertThat(store.update(one, guarded().disabled(false).build())).isInstanceOf(UserWrite.Done.class);
        assertThat(store.delete(two, LATER)).isInstanceOf(UserWrite.Done.class);
        assertThat(store.delete(one, LATER)).isInstanceOf(UserWrite.LastAdmin.class);
    }

    @Test
    void keepOneAdmin_userWhoIsNoActingAdmin_isNeverRefused() {
        String ordinary = stored(user("a@example.com"));
        String invited = stored(invitedAdmin("b@example.com"));

        assertThat(store.update(ordinary, guarded().disabled(true).build())).isInstanceOf(UserWrite.Done.class);
        assertThat(store.update(invited, guarded().role("user").build())).isInstanceOf(UserWrite.Done.class);
        assertThat(store.delete(ordinary, LATER)).isInstanceOf(UserWrite.Done.class);
        assertThat(store.delete(invited, LATER)).isInstanceOf(UserWrite.Done.class);
    }

    @Test
    void keepOneAdmin_notAsked_isNotGuarded() {
        String last = stored(admin("admin@example.com"));

        assertThat(store.update(last, UserPatch.builder(LATER).role("user").build()))
                .isInstanceOf(UserWrite.Done.class);
        assertThat(store.delete(last, LATER)).isInstanceOf(UserWrite.Done.class);
    }

    private static UserPatchBuilder guarded() {
        return UserPatch.builder(LATER).keepOneAdmin();
    }
}
