package com.jsonexpress.identity.testkit;

import static com.jsonexpress.identity.testkit.Users.HASH;
import static com.jsonexpress.identity.testkit.Users.admin;
import static com.jsonexpress.identity.testkit.Users.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.core.spi.GuessStep;
import com.jsonexpress.identity.core.spi.Guesser;
import com.jsonexpress.identity.core.spi.UserPatch;
import com.jsonexpress.identity.core.spi.UserPatchBuilder;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.schema.ExternalId;
import com.jsonexpress.identity.schema.Roles;
import com.jsonexpress.identity.testkit.UserModel.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The part of {@link UserStoreContract} about all operations at once: each is one atomic step. */
abstract class UserStoreHistories extends UserStoreRaces {

    /** How many short concurrent histories are recorded and judged; the system property {@code histories} overrules it. */
    protected int histories() {
        return 20 * rounds();
    }

    @Test
    void operations_manyAtOnce_areLinearizable() {
        try (Histories<UserStore, State> histories = new Histories<>(List.of(store))) {
            int count = Histories.count(histories());
            for (int round = 0; round < count; round++) {
                new Cast(round).play(store, histories);
            }
        }
    }

    @Test
    void delete_whoSeesItsTrace_seesNoUser() {
        List<Optional<UserRecord>> seen = new ArrayList<>();
        try (Race race = new Race(2)) {
            for (int round = 0; round < rounds(); round++) {
                ExternalId caller = new ExternalId("https://issuer.example/", "watched " + round);
                UserRecord user = user("watched@example.com");
                store.create(user);
                store.update(
                        user.id(),
                        Cast.patch().external(caller, Optional.empty()).build());
                seen.add(watch(
                        race,
                        () -> store.delete(user.id(), LATER),
                        () -> store.deletedAt(caller).isPresent(),
                        () -> store.find(user.id())));
            }
        }
        assertThat(seen).allMatch(Optional::isEmpty);
    }

    @Test
    void create_whoFindsTheUser_findsItCounted() {
        List<Long> counts = new ArrayList<>();
        try (Race race = new Race(2)) {
            for (int round = 0; round < rounds(); round++) {
                UserRecord user = user("counted@example.com");
                counts.add(watch(
                        race,
                        () -> store.create(user),
                        () -> store.find(user.id()).isPresent(),
                        store::count));
                store.delete(user.id(), LATER);
            }
        }
        assertThat(counts).containsOnly(1L);
    }

    /** What is seen right after a write of another thread became visible. */
    private static <T> T watch(Race race, Runnable write, BooleanSupplier visible, Supplier<T> then) {
        AtomicBoolean over = new AtomicBoolean();
        Callable<Optional<T>> writer = () -> {
            try {
                write.run();
            } finally {
                over.set(true);
            }
            return Optional.empty();
        };
        Callable<Optional<T>> reader = () -> {
            while (!visible.getAsBoolean()) {
                if (over.get() && !visible.getAsBoolean()) {
                    throw new AssertionError("it was written, and is not to be seen");
                }
                Thread.onSpinWait();
            }
            return Optional.of(then.get());
        };
        return race.round(List.of(writer, reader)).get(1).orElseThrow();
    }

    /** Two admins who are there, two newcomers with one address, and one who wants the address of an admin. */
    private static final class Cast {
        private final Random dice;
        private final ExternalId caller;
        private final List<UserRecord> there = List.of(admin("a@example.com"), admin("b@example.com"));
        private final List<UserRecord> everybody = new ArrayList<>(there);
        private final List<UserRecord> newcomers =
                new ArrayList<>(List.of(user("c@example.com"), user("C@example.com"), user("a@example.com")));

        Cast(int round) {
            dice = new Random(round);
            caller = new ExternalId("https://issuer.example/", "history " + round);
            everybody.addAll(newcomers);
        }

        void play(UserStore store, Histories<UserStore, State> histories) {
            there.forEach(store::create);
            histories.check(
                    State.of(there),
                    IntStream.range(0, Histories.THREADS)
                            .mapToObj(thread -> Stream.generate(this::any)
                                    .limit(Histories.OPERATIONS)
                                    .toList())
                            .toList(),
                    Stream.concat(
                                    everybody.stream().map(user -> UserModel.find(user.id())),
                                    Stream.of(UserModel.count(), UserModel.deletedAt(caller)))
                            .toList());
            for (UserRecord user : everybody) {
                store.update(user.id(), UserPatch.builder(LATER).role("user").build());
                store.delete(user.id(), LATER);
            }
        }

        private Operation<UserStore, State> any() {
            UserRecord user = everybody.get(dice.nextInt(3));
            return switch (dice.nextInt(10)) {
                case 0, 1 ->
                    newcomers.isEmpty()
                            ? UserModel.find(user.email().identifier())
                            : UserModel.create(newcomers.remove(0));
                case 2 -> UserModel.delete(user.id(), LATER);
                case 3 -> read(user);
                default -> change(user);
            };
        }

        private Operation<UserStore, State> read(UserRecord user) {
            return switch (dice.nextInt(5)) {
                case 0 -> UserModel.find(user.id());
                case 1 -> UserModel.find(user.email().identifier());
                case 2 -> UserModel.find(caller.identifier());
                case 3 -> UserModel.deletedAt(caller);
                default -> UserModel.count();
            };
        }

        private Operation<UserStore, State> change(UserRecord user) {
            return switch (dice.nextInt(7)) {
                case 0 ->
                    change(
                            "set the password of",
                            user,
                            patch().expectHash(Optional.of(HASH))
                                    .passwordHash(HASH + dice.nextInt(9))
                                    .bumpTokenVersion());
                case 1 -> change("demote", user, patch().role("user").keepOneAdmin());
                case 2 -> change("promote", user, patch().role(Roles.ADMIN));
                case 3 ->
                    change(
                            "disable",
                            user,
                            patch().expectDisabled(false).disabled(true).keepOneAdmin());
                case 4 -> change("count a guess of", user, patch().guess(new GuessStep.Reserve(Guesser.STRANGER, 2)));
                case 5 -> change("bind", user, patch().external(caller, Optional.empty()));
                default -> change("revoke", user, patch().bumpTokenVersion());
            };
        }

        private static Operation<UserStore, State> change(String what, UserRecord user, UserPatchBuilder patch) {
            return UserModel.update(user.id(), what, patch.build());
        }

        private static UserPatchBuilder patch() {
            return UserPatch.builder(LATER);
        }
    }
}
