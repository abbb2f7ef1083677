package com.jsonexpress.identity.testkit;

import com.jsonexpress.identity.core.spi.UserPatch;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.core.spi.UserWrite;
import com.jsonexpress.identity.schema.ExternalId;
import com.jsonexpress.identity.schema.Identifier;
import com.jsonexpress.identity.testkit.Operation.Step;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The operations of a {@link UserStore} with their sequential model. Pages and lists are none of it. */
final class UserModel {
    private UserModel() {}

    /**
     * What is stored.
     *
     * @param users by id
     * @param deleted when the last user was deleted who was bound to the one external caller of a history
     */
    record State(Map<String, UserRecord> users, Optional<Instant> deleted) {
        State {
            users = Map.copyOf(users);
        }

        static State of(List<UserRecord> stored) {
            Map<String, UserRecord> users = new HashMap<>();
            stored.forEach(user -> users.put(user.id(), user));
            return new State(users, Optional.empty());
        }

        Optional<UserRecord> find(Identifier identifier) {
            return users.values().stream()
                    .filter(user -> user.identifiers().contains(identifier))
                    .findFirst();
        }

        private boolean isTaken(UserRecord user) {
            return users.values().stream()
                    .filter(other -> !other.id().equals(user.id()))
                    .anyMatch(other -> other.identifiers().stream().anyMatch(user.identifiers()::contains));
        }

        private boolean isLastAdmin(UserRecord user) {
            return user.isActingAdmin()
                    && users.values().stream().filter(UserRecord::isActingAdmin).count() == 1;
        }

        private Step<State> put(UserRecord user) {
            Map<String, UserRecord> next = new HashMap<>(users);
            next.put(user.id(), user);
            return new Step<>(new State(next, deleted), new UserWrite.Done(user));
        }

        private Step<State> remove(UserRecord user, Instant at) {
            Map<String, UserRecord> next = new HashMap<>(users);
            next.remove(user.id());
            Optional<Instant> trace =
                    user.external().isPresent() && deleted.filter(at::isBefore).isEmpty() ? Optional.of(at) : deleted;
            return new Step<>(new State(next, trace), new UserWrite.Done(user));
        }

        private Step<State> answer(Object answer) {
            return new Step<>(this, answer);
        }
    }

    static Operation<UserStore, State> create(UserRecord user) {
        return write(
                "create " + user,
                store -> store.create(user),
                state -> state.isTaken(user) ? state.answer("taken") : state.put(user));
    }

    static Operation<UserStore, State> update(String id, String what, UserPatch patch) {
        return write(what + " " + id, store -> store.update(id, patch), state -> updated(state, id, patch));
    }

    private static Step<State> updated(State state, String id, UserPatch patch) {
        UserRecord user = state.users().get(id);
        if (user == null) {
            return state.answer(new UserWrite.Absent());
        }
        if (!patch.matches(user)) {
            return state.answer(new UserWrite.Conflict());
        }
        UserRecord changed = patch.applyTo(user);
        if (state.isTaken(changed)) {
            return state.answer("taken");
        }
        boolean refused = patch.keepOneAdmin() && state.isLastAdmin(user) && !changed.isActingAdmin();
        return refused ? state.answer(new UserWrite.LastAdmin()) : state.put(changed);
    }

    static Operation<UserStore, State> delete(String id, Instant at) {
        return write("delete " + id, store -> store.delete(id, at), state -> {
            UserRecord user = state.users().get(id);
            if (user == null) {
                return state.answer(new UserWrite.Absent());
            }
            return state.isLastAdmin(user) ? state.answer(new UserWrite.LastAdmin()) : state.remove(user, at);
        });
    }

    static Operation<UserStore, State> find(String id) {
        return new Operation<>(
                "find " + id,
                store -> store.find(id),
                state -> state.answer(Optional.ofNullable(state.users().get(id))));
    }

    static Operation<UserStore, State> find(Identifier identifier) {
        return new Operation<>(
                "find " + identifier, store -> store.find(identifier), state -> state.answer(state.find(identifier)));
    }

    static Operation<UserStore, State> deletedAt(ExternalId caller) {
        return new Operation<>(
                "ask for a deletion", store -> store.deletedAt(caller), state -> state.answer(state.deleted()));
    }

    static Operation<UserStore, State> count() {
        return new Operation<>(
                "count",
                UserStore::count,
                state -> state.answer((long) state.users().size()));
    }

    /** Which of several identifiers is told as taken is not looked at. */
    private static Operation<UserStore, State> write(
            String text, Function<UserStore, UserWrite> write, Function<State, Step<State>> model) {
        return new Operation<>(
                text,
                store -> {
                    UserWrite done = write.apply(store);
                    return done instanceof UserWrite.Taken ? "taken" : done;
                },
                model);
    }
}
