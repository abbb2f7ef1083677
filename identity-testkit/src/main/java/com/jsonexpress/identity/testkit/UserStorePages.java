package com.jsonexpress.identity.testkit;

import static com.jsonexpress.identity.testkit.Users.at;
import static com.jsonexpress.identity.testkit.Users.user;
import static com.jsonexpress.identity.testkit.Users.withRole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.jsonexpress.identity.core.spi.MailKind;
import com.jsonexpress.identity.core.spi.UserPageRequest;
import com.jsonexpress.identity.core.spi.UserPatch;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserRecordPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The part of {@link UserStoreContract} about lists. */
abstract class UserStorePages extends UserStoreHistories {

    @Test
    void page_emptyStore_isEmpty() {
        UserRecordPage page = store.page(request(50, Optional.empty(), Optional.empty()));

        assertThat(page.users()).isEmpty();
        assertThat(page.next()).isEmpty();
    }

    @Test
    void page_byPage_showsEverybodyOnceInOrderOfCreation() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 23; i++) {
            expected.add(stored(at("u" + i + "@example.com", MovableTime.START.plusMillis(i))));
        }

        assertThat(walk(5, Optional.empty(), page -> {})).containsExactlyElementsOf(expected);
        assertThat(walk(1, Optional.empty(), page -> {})).containsExactlyElementsOf(expected);
        assertThat(walk(23, Optional.empty(), page -> {})).containsExactlyElementsOf(expected);
        assertThat(walk(200, Optional.empty(), page -> {})).containsExactlyElementsOf(expected);
    }

    @Test
    void page_lastOne_hasNoNext() {
        stored(user("a@example.com"));
        stored(user("b@example.com"));

        UserRecordPage first = store.page(request(1, Optional.empty(), Optional.empty()));
        assertThat(first.next()).hasValueSatisfying(next -> assertThat(next).matches("[A-Za-z0-9._~-]{1,512}"));
        assertThat(store.page(request(1, first.next(), Optional.empty())).next())
                .isEmpty();
        assertThat(store.page(request(2, Optional.empty(), Optional.empty())).next())
                .isEmpty();
    }

    @Test
    void page_createdAtTheSameMoment_showsEverybodyOnce() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            expected.add(stored(user("u" + i + "@example.com")));
        }

        assertThat(walk(3, Optional.empty(), page -> {})).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void page_whileOthersComeAndGo_showsTheRestOnce() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            expected.add(stored(at("u" + i + "@example.com", MovableTime.START.plusMillis(i))));
        }
        String cursorUser = expected.remove(3);
        List<String> seen = walk(4, Optional.empty(), page -> {
            stored(at("new" + page + "@example.com", LATER.plusMillis(page)));
            stored(at("late" + page + "@example.com", MovableTime.START.minusMillis(page + 1)));
            store.delete(cursorUser, LATER);
        });

        assertThat(seen).doesNotHaveDuplicates().containsSubsequence(expected);
    }

    @Test
    void page_ofARole_showsThatRoleAlone() {
        List<String> editors = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            editors.add(stored(withRole("e" + i + "@example.com", "editor")));
            stored(withRole("f" + i + "@example.com", "editor2"));
            stored(user("u" + i + "@example.com"));
        }

        assertThat(walk(2, Optional.of("editor"), page -> {})).containsExactlyInAnyOrderElementsOf(editors);
        assertThat(walk(2, Optional.of("edit"), page -> {})).isEmpty();
        assertThat(walk(2, Optional.of("EDITOR"), page -> {})).isEmpty();

        UserPatch demote = UserPatch.builder(LATER).role("user").build();
        store.update(editors.remove(0), demote);
        store.delete(editors.remove(0), LATER);
        assertThat(walk(2, Optional.of("editor"), page -> {})).containsExactlyInAnyOrderElementsOf(editors);
        assertThat(walk(50, Optional.of("user"), page -> {})).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "nonsense", "AAAA", "-1", "0", "%00", "'; --", "🙂", "dTE6eDp5", "////", "===="})
    void page_badCursor_isRefused(String cursor) {
        stored(user("a@example.com"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.page(request(50, Optional.of(cursor), Optional.empty())));
    }

    @Test
    void owedMail_marks_areListedLongestFirst() {
        String third = owed("c@example.com", MailKind.INVITATION, 3);
        String first = owed("a@example.com", MailKind.VERIFICATION, 1);
        String second = owed("b@example.com", MailKind.RESET, 2);
        stored(user("nothing@example.com"));

        assertThat(owedIds(10, 100)).containsExactly(first, second, third);
        assertThat(owedIds(10, 2)).containsExactly(first, second);
        assertThat(owedIds(3, 100)).as("before is exclusive").containsExactly(first, second);
        assertThat(owedIds(1, 100)).isEmpty();
    }

    @Test
    void owedMail_clearedMovedOrDeleted_isNoLongerListed() {
        String moved = owed("a@example.com", MailKind.VERIFICATION, 1);
        String cleared = owed("b@example.com", MailKind.VERIFICATION, 2);
        String deleted = owed("c@example.com", MailKind.VERIFICATION, 3);
        String untouched = owed("d@example.com", MailKind.VERIFICATION, 4);
        store.update(moved, UserPatch.builder(second(5)).owe(MailKind.RESET).build());
        store.update(cleared, UserPatch.builder(second(6)).oweNothing().build());
        store.delete(deleted, LATER);
        store.update(untouched, UserPatch.builder(second(7)).emailVerified(true).build());

        assertThat(owedIds(10, 100)).containsExactly(untouched, moved);
        UserRecord now = store.find(moved).orElseThrow();
        assertThat(now.owedMail()).contains(MailKind.RESET);
        assertThat(now.owedSince()).contains(second(5));
        assertThat(store.find(cleared).orElseThrow().owedSince()).isEmpty();
    }

    final String stored(UserRecord user) {
        store.create(user);
        return user.id();
    }

    private String owed(String email, MailKind kind, int second) {
        String id = stored(user(email));
        store.update(id, UserPatch.builder(second(second)).owe(kind).build());
        return id;
    }

    private List<String> owedIds(int beforeSecond, int limit) {
        return store.owedMail(second(beforeSecond), limit).stream()
                .map(UserRecord::id)
                .toList();
    }

    private static Instant second(int second) {
        return LATER.plusSeconds(second);
    }

    /** All ids, page by page; {@code between} is told the page's number after each. */
    private List<String> walk(int limit, Optional<String> role, IntConsumer between) {
        List<String> ids = new ArrayList<>();
        Optional<String> after = Optional.empty();
        int number = 0;
        do {
            UserRecordPage page = store.page(request(limit, after, role));
            assertThat(page.users()).hasSizeLessThanOrEqualTo(limit);
            page.users().forEach(user -> ids.add(user.id()));
            after = page.next();
            between.accept(number++);
        } while (after.isPresent() && number < 100);
        return ids;
    }

    private static UserPageRequest request(int limit, Optional<String> after, Optional<String> role) {
        return new UserPageRequest(limit, after, role, Optional.empty());
    }
}
