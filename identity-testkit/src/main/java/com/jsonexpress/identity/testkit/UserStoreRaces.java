package com.jsonexpress.identity.testkit;

import static com.jsonexpress.identity.testkit.Users.admin;
import static com.jsonexpress.identity.testkit.Users.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.core.spi.GuessStep;
import com.jsonexpress.identity.core.spi.Guesser;
import com.jsonexpress.identity.core.spi.Guesses;
import com.jsonexpress.identity.core.spi.UserPatch;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.core.spi.UserWrite;
import com.jsonexpress.identity.schema.ExternalId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The races of {@link UserStoreContract}. */
abstract class UserStoreRaces extends ProviderContract<UserStore> {
    static final Instant LATER = MovableTime.START.plusSeconds(60);

    UserStore store;
    private List<UserStore> shared = List.of();
    private final AtomicInteger turn = new AtomicInteger();

    UserStoreRaces() {
        super(UserStore.class);
    }

    /** How often each race is run. */
    protected int rounds() {
        return 100;
    }

    @BeforeEach
    void startStore() {
        shared = startShared();
        store = shared.get(0);
    }

    /** The store, by the next of the instances that share it. */
    private UserStore next() {
        return next(shared);
    }

    private UserStore next(List<UserStore> stores) {
        return stores.get(Math.floorMod(turn.getAndIncrement(), stores.size()));
    }

    @Test
    void create_sameAddressManyAtOnce_oneIsStored() {
        try (Race race = new Race(16)) {
            for (int round = 0; round < rounds(); round++) {
                String address = "a" + round + "@example.com";
                AtomicInteger spelling = new AtomicInteger();
                List<UserWrite> writes = race.round(() -> {
                    boolean upper = spelling.incrementAndGet() % 2 == 0;
                    return next().create(user(upper ? "A" + address.substring(1) : address));
                });
                assertThat(writes).filteredOn(UserWrite.Done.class::isInstance).hasSize(1);
                assertThat(writes).filteredOn(UserWrite.Taken.class::isInstance).hasSize(15);
                UserRecord winner = writes.stream()
                        .filter(UserWrite.Done.class::isInstance)
                        .map(write -> ((UserWrite.Done) write).user())
                        .findFirst()
                        .orElseThrow();
                assertThat(store.find(user(address).email().identifier())).contains(winner);
                assertThat(store.count()).isEqualTo(round + 1);
            }
        }
    }

    @Test
    void update_oneExternalCallerForManyUsersAtOnce_bindsOne() {
        try (Race race = new Race(8)) {
            for (int round = 0; round < rounds(); round++) {
                ExternalId caller = new ExternalId("https://issuer.example/", "round " + round);
                UserPatch bind = UserPatch.builder(LATER)
                        .external(caller, Optional.empty())
                        .build();
                List<Callable<UserWrite>> writes = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    UserRecord user = user("u" + i + "-" + round + "@example.com");
                    store.create(user);
                    writes.add(() -> next().update(user.id(), bind));
                }
                List<UserWrite> done = race.round(writes);

                assertThat(done).filteredOn(UserWrite.Done.class::isInstance).hasSize(1);
                assertThat(done).filteredOn(UserWrite.Taken.class::isInstance).hasSize(7);
                assertThat(store.find(caller.identifier()).orElseThrow().external())
                        .contains(caller);
            }
        }
    }

    @Test
    void createFirst_manyAtOnce_oneIsStored() {
        try (Race race = new Race(16)) {
            for (int round = 0; round < Math.min(rounds(), 20); round++) {
                List<UserStore> empty = startShared();
                AtomicInteger number = new AtomicInteger();
                List<UserWrite> writes = race.round(
                        () -> next(empty).createFirst(admin("admin" + number.incrementAndGet() + "@example.com")));
                assertThat(writes).filteredOn(UserWrite.Done.class::isInstance).hasSize(1);
                assertThat(writes)
                        .filteredOn(UserWrite.Conflict.class::isInstance)
                        .hasSize(15);
                assertThat(empty.get(0).count()).isEqualTo(1);
            }
        }
    }

    @Test
    void update_hundredBumpsAtOnce_countHundred() {
        UserRecord user = user("a@example.com");
        store.create(user);
        UserPatch bump =
                UserPatch.builder(LATER).bumpTokenVersion().bumpMailVersion().build();
        try (Race race = new Race(100)) {
            List<UserWrite> writes = race.round(() -> next().update(user.id(), bump));

            assertThat(writes.stream()
                            .map(write -> ((UserWrite.Done) write).user().tokenVersion()))
                    .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 100)
                            .mapToObj(Long::valueOf)
                            .toList());
        }
        UserRecord now = store.find(user.id()).orElseThrow();
        assertThat(now.tokenVersion()).isEqualTo(100);
        assertThat(now.mailVersion()).isEqualTo(100);
    }

    @Test
    void guess_manyAtOnce_areCountedUpToTheLimitAndNotBeyond() {
        UserRecord user = user("a@example.com");
        store.create(user);
        UserPatch guess = UserPatch.builder(LATER)
                .guess(new GuessStep.Reserve(Guesser.STRANGER, 50))
                .build();
        UserPatch forget =
                UserPatch.builder(LATER).guess(new GuessStep.Forget()).build();
        try (Race race = new Race(64)) {
            for (int round = 0; round < rounds(); round++) {
                List<UserWrite> writes = race.round(() -> next().update(user.id(), guess));

                assertThat(writes).filteredOn(UserWrite.Done.class::isInstance).hasSize(50);
                assertThat(writes)
                        .filteredOn(UserWrite.Conflict.class::isInstance)
                        .hasSize(14);
                assertThat(store.find(user.id()).orElseThrow().guesses()).isEqualTo(new Guesses(50, 0));
                store.update(user.id(), forget);
            }
        }
    }

    @Test
    void update_sameExpectationManyAtOnce_oneIsDone() {
        UserRecord user = user("a@example.com");
        store.create(user);
        try (Race race = new Race(16)) {
            for (int round = 0; round < rounds(); round++) {
                Optional<String> expected = store.find(user.id()).orElseThrow().passwordHash();
                AtomicInteger number = new AtomicInteger();
                String prefix = "$hash$" + round + "$";
                List<UserWrite> writes = race.round(() -> next().update(
                                user.id(),
                                UserPatch.builder(LATER)
                                        .expectHash(expected)
                                        .passwordHash(prefix + number.incrementAndGet())
                                        .bumpTokenVersion()
                                        .build()));
                assertThat(writes).filteredOn(UserWrite.Done.class::isInstance).hasSize(1);
                assertThat(writes)
                        .filteredOn(UserWrite.Conflict.class::isInstance)
                        .hasSize(15);
                assertThat(store.find(user.id()).orElseThrow().tokenVersion()).isEqualTo(round + 1);
            }
        }
    }

    @Test
    void keepOneAdmin_twoDemoteEachOther_oneRemains() {
        UserPatch demote = UserPatch.builder(LATER).role("user").keepOneAdmin().build();
        raceOfAdmins((id, number) -> next().update(id, demote));
    }

    @Test
    void keepOneAdmin_twoDeleteEachOther_oneRemains() {
        raceOfAdmins((id, number) -> next().delete(id, LATER));
    }

    @Test
    void keepOneAdmin_eachAnotherWayAtOnce_oneRemains() {
        List<UserPatch> patches = List.of(
                UserPatch.builder(LATER).role("user").keepOneAdmin().build(),
                UserPatch.builder(LATER).disabled(true).keepOneAdmin().build(),
                UserPatch.builder(LATER)
                        .requirePasswordReset(true)
                        .keepOneAdmin()
                        .build());
        raceOfAdmins((id, number) -> number == 3 ? next().delete(id, LATER) : next().update(id, patches.get(number)));
    }

    private void raceOfAdmins(BiFunction<String, Integer, UserWrite> fall) {
        try (Race race = new Race(4)) {
            for (int round = 0; round < rounds(); round++) {
                String suffix = "-" + round + "@example.com";
                List<UserRecord> admins = IntStream.range(0, 4)
                        .mapToObj(i -> admin("admin" + i + suffix))
                        .toList();
                admins.forEach(store::create);
                List<Callable<UserWrite>> falls = IntStream.range(0, 4)
                        .<Callable<UserWrite>>mapToObj(
                                i -> () -> fall.apply(admins.get(i).id(), i))
                        .toList();
                List<UserWrite> writes = race.round(falls);
                assertThat(writes).filteredOn(UserWrite.Done.class::isInstance).hasSize(3);
                assertThat(writes)
                        .filteredOn(UserWrite.LastAdmin.class::isInstance)
                        .hasSize(1);
                String last = admins.get(IntStream.range(0, 4)
                                .filter(i -> writes.get(i) instanceof UserWrite.LastAdmin)
                                .findFirst()
                                .orElseThrow())
                        .id();
                assertThat(store.find(last).orElseThrow().isActingAdmin()).isTrue();
                store.update(last, UserPatch.builder(LATER).role("user").build());
            }
        }
    }
}
