package com.jsonexpress.identity.testkit;

import static com.jsonexpress.identity.testkit.Users.full;
import static com.jsonexpress.identity.testkit.Users.key;
import static com.jsonexpress.identity.testkit.Users.user;
import static com.jsonexpress.identity.testkit.Users.withField;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.core.spi.UserPageRequest;
import com.jsonexpress.identity.core.spi.UserPatch;
import com.jsonexpress.identity.core.spi.UserPatchBuilder;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserRecordPage;
import com.jsonexpress.identity.core.spi.UserWrite;
import com.jsonexpress.identity.field.FieldChanges;
import com.jsonexpress.identity.field.FieldKey;
import com.jsonexpress.identity.schema.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The part of {@link UserStoreContract} about custom fields: kept, unique, and listed by. */
abstract class UserStoreFields extends UserStorePages {
    private static final Identifier NEO = new Identifier("handle", "neo");

    @Test
    void fields_ofEveryType_comeBackAsTheyWere() {
        UserRecord full = full("a@example.com");
        stored(full);

        UserRecord found = store.find(full.id()).orElseThrow();
        assertThat(found.fields()).isEqualTo(full.fields());
        assertThat(found.keys()).isEqualTo(full.keys());
    }

    @Test
    void fields_writesOfOtherThings_keepThem() {
        UserRecord full = full("a@example.com");
        stored(full);
        List<UserPatch> patches = List.of(
                patch().passwordHash("$new$").bumpTokenVersion().build(),
                patch().role("other").disabled(false).bumpMailVersion().build(),
                patch().emailVerified(false).contested(false).oweNothing().build());

        patches.forEach(patch -> assertThat(store.update(full.id(), patch)).isInstanceOf(UserWrite.Done.class));

        UserRecord found = store.find(full.id()).orElseThrow();
        assertThat(found.fields()).isEqualTo(full.fields());
        assertThat(found.keys()).isEqualTo(full.keys());
    }

    @Test
    void fields_cleared_areGoneWithTheirKeys() {
        UserRecord full = full("a@example.com");
        stored(full);

        store.update(
                full.id(), patch().fields(clear("nickname", "tags"), Set.of()).build());

        UserRecord found = store.find(full.id()).orElseThrow();
        assertThat(found.fields()).containsOnlyKeys("newsletter", "level");
        assertThat(found.keys()).containsExactly(key("level", "7", false));
    }

    @Test
    void uniqueField_ofAUser_findsIt() {
        UserRecord neo = withField(user("neo@example.com"), "handle", "Neo", true);
        stored(neo);
        stored(withField(user("b@example.com"), "handle", "neo2", true));
        stored(withField(user("c@example.com"), "alias", "neo", true));

        assertThat(store.find(NEO)).contains(neo);
        assertThat(store.find(new Identifier("handle", "NEO"))).isEmpty();
        assertThat(store.find(new Identifier("handle", "neo%"))).isEmpty();
    }

    @Test
    void find_byAFieldThatIsNotUnique_isEmpty() {
        stored(withField(user("a@example.com"), "handle", "neo", false));

        assertThat(store.find(NEO)).isEmpty();
    }

    @Test
    void create_takenField_isTakenNamingIt() {
        stored(withField(user("neo@example.com"), "handle", "Neo", true));
        UserRecord second = withField(user("other@example.com"), "handle", "nEO", true);

        assertThat(store.create(second)).isEqualTo(new UserWrite.Taken("handle"));
        assertThat(store.find(second.id())).isEmpty();
        assertThat(store.find(second.email().identifier())).isEmpty();
        assertThat(store.count()).isEqualTo(1);
        assertThat(store.create(withField(user("neo@example.com"), "handle", "neo", true)))
                .as("the address first")
                .isEqualTo(new UserWrite.Taken(Identifier.EMAIL));
    }

    @Test
    void create_sameValueNotUnique_isDoneForBoth() {
        assertThat(store.create(withField(user("a@example.com"), "plan", "pro", false)))
                .isInstanceOf(UserWrite.Done.class);
        assertThat(store.create(withField(user("b@example.com"), "plan", "pro", false)))
                .isInstanceOf(UserWrite.Done.class);
    }

    @Test
    void update_takenField_isTakenAndChangesNothing() {
        stored(withField(user("neo@example.com"), "handle", "neo", true));
        UserRecord other = withField(user("other@example.com"), "handle", "trinity", true);
        stored(other);

        assertThat(store.update(
                        other.id(), set("handle", "NEO", true).role("editor").build()))
                .isEqualTo(new UserWrite.Taken("handle"));
        assertThat(store.update(
                        other.id(),
                        set("handle", "neo", true).expectDisabled(true).build()))
                .as("the expectation first")
                .isInstanceOf(UserWrite.Conflict.class);
        assertThat(store.find(other.id())).contains(other);
        assertThat(store.find(new Identifier("handle", "trinity"))).contains(other);
    }

    @Test
    void update_ownValueInAnotherSpelling_isDone() {
        UserRecord neo = withField(user("neo@example.com"), "handle", "neo", true);
        stored(neo);

        assertThat(store.update(neo.id(), set("handle", "NEO", true).build())).isInstanceOf(UserWrite.Done.class);
        assertThat(store.find(NEO).orElseThrow().fields()).containsEntry("handle", "NEO");
    }

    @Test
    void uniqueValue_changedClearedOrDeleted_isFreeAgain() {
        UserRecord changed = withField(user("a@example.com"), "handle", "a", true);
        UserRecord cleared = withField(user("b@example.com"), "handle", "b", true);
        UserRecord deleted = withField(user("c@example.com"), "handle", "c", true);
        List.of(changed, cleared, deleted).forEach(this::stored);

        store.update(changed.id(), set("handle", "z", true).build());
        store.update(cleared.id(), patch().fields(clear("handle"), Set.of()).build());
        store.delete(deleted.id(), LATER);

        for (String value : List.of("a", "b", "c")) {
            assertThat(store.find(new Identifier("handle", value))).as(value).isEmpty();
            assertThat(store.create(withField(user(value + "2@example.com"), "handle", value, true)))
                    .as(value)
                    .isInstanceOf(UserWrite.Done.class);
        }
    }

    @Test
    void uniqueField_manyCreateAndUpdateAtOnce_oneHasIt() {
        try (Race race = new Race(16)) {
            for (int round = 0; round < rounds(); round++) {
                String value = "neo" + round;
                List<UserRecord> there = IntStream.range(0, 8)
                        .mapToObj(i -> user("r" + value + "-" + i + "@example.com"))
                        .toList();
                there.forEach(store::create);
                AtomicInteger number = new AtomicInteger();
                List<UserWrite> writes = race.round(() -> {
                    int i = number.getAndIncrement();
                    return i < there.size()
                            ? store.update(
                                    there.get(i).id(),
                                    set("handle", value, true).build())
                            : store.create(withField(user(value + "-" + i + "@example.com"), "handle", value, true));
                });

                assertThat(writes).filteredOn(UserWrite.Done.class::isInstance).hasSize(1);
                assertThat(writes)
                        .filteredOn(new UserWrite.Taken("handle")::equals)
                        .hasSize(15);
                UserWrite.Done winner = (UserWrite.Done) writes.stream()
                        .filter(UserWrite.Done.class::isInstance)
                        .findFirst()
                        .orElseThrow();
                assertThat(store.find(new Identifier("handle", value))).contains(winner.user());
            }
        }
    }

    @Test
    void update_differentFieldsAtOnce_keepsBoth() {
        UserRecord user = user("a@example.com");
        stored(user);
        try (Race race = new Race(16)) {
            AtomicInteger number = new AtomicInteger();
            race.round(() -> {
                String field = "f" + number.getAndIncrement();
                return store.update(user.id(), set(field, field, true).build());
            });
        }
        UserRecord found = store.find(user.id()).orElseThrow();
        assertThat(found.fields()).hasSize(16);
        assertThat(found.keys()).hasSize(16);
    }

    @Test
    void page_ofAFieldsValue_showsThoseAlonePageByPage() {
        List<String> pro = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            pro.add(stored(withField(user("p" + i + "@example.com"), "plan", "pro", false)));
            stored(withField(user("q" + i + "@example.com"), "plan", "pro2", false));
            stored(withField(user("r" + i + "@example.com"), "plan2", "pro", false));
        }
        assertThat(walk("pro", 2)).containsExactlyInAnyOrderElementsOf(pro);
        assertThat(walk("pro", 9)).containsExactlyInAnyOrderElementsOf(pro);
        assertThat(walk("pr", 2)).isEmpty();
        assertThat(walk("PRO", 2)).isEmpty();

        store.update(pro.remove(0), set("plan", "free", false).build());
        store.update(pro.remove(0), patch().fields(clear("plan"), Set.of()).build());
        store.delete(pro.remove(0), LATER);
        store.update(pro.get(0), patch().role("editor").build());
        assertThat(walk("pro", 2)).containsExactlyInAnyOrderElementsOf(pro);
        assertThat(walk("free", 2)).hasSize(1);
    }

    private List<String> walk(String plan, int limit) {
        List<String> ids = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            UserRecordPage page = store.page(
                    new UserPageRequest(limit, after, Optional.empty(), Optional.of(new Identifier("plan", plan))));
            assertThat(page.users()).hasSizeLessThanOrEqualTo(limit);
            page.users().forEach(user -> ids.add(user.id()));
            after = page.next();
        } while (after.isPresent() && ids.size() < 100);
        return ids;
    }

    private static UserPatchBuilder patch() {
        return UserPatch.builder(LATER);
    }

    private static UserPatchBuilder set(String field, String value, boolean unique) {
        Set<FieldKey> keys = Set.of(Users.keyOf(field, value, unique));
        return patch().fields(FieldChanges.setting(Map.of(field, value)), keys);
    }

    private static FieldChanges clear(String... names) {
        return new FieldChanges(Map.of(), Set.of(names));
    }
}
