package com.jsonexpress.identity.store.memory;

import com.jsonexpress.identity.core.spi.UserPageRequest;
import com.jsonexpress.identity.core.spi.UserPatch;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserRecordPage;
import com.jsonexpress.identity.core.spi.UserWrite;
import com.jsonexpress.identity.schema.ExternalId;
import com.jsonexpress.identity.schema.Identifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The users and their indexes. Every write changes {@code byId} in one step, and that step is when it happens: an index
 * gains an entry before and loses one after, and a reader believes an index only as far as the record confirms it. So
 * reads of records need no lock; what is told besides them waits for a write that is under way. Thread-safe.
 */
final class UserTable {
    private final ReentrantLock lock = new ReentrantLock();
    private final ConcurrentHashMap<String, UserRecord> byId = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Identifier, String> byIdentifier = new ConcurrentHashMap<>();
    private final ConcurrentSkipListSet<Position> order = new ConcurrentSkipListSet<>();
    private final ConcurrentSkipListSet<Position> owed = new ConcurrentSkipListSet<>();
    private final ConcurrentHashMap<ExternalId, Instant> deleted = new ConcurrentHashMap<>();
    private long actingAdmins;

    UserWrite create(UserRecord user) {
        return locked(() -> {
            Optional<String> taken = taken(user);
            if (taken.isEmpty() && byId.containsKey(user.id())) {
                return new UserWrite.Taken("id");
            }
            return taken.<UserWrite>map(UserWrite.Taken::new).orElseGet(() -> put(user));
        });
    }

    UserWrite createFirst(UserRecord user) {
        return locked(() -> byId.isEmpty() ? put(user) : new UserWrite.Conflict());
    }

    Optional<UserRecord> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<UserRecord> find(Identifier identifier) {
        return Optional.ofNullable(byIdentifier.get(identifier))
                .flatMap(this::find)
                .filter(user -> user.identifiers().contains(identifier));
    }

    UserWrite update(String id, UserPatch patch) {
        return locked(() -> {
            UserRecord user = byId.get(id);
            if (user == null) {
                return new UserWrite.Absent();
            }
            if (!patch.matches(user)) {
                return new UserWrite.Conflict();
            }
            UserRecord changed = patch.applyTo(user);
            if (isFoundAlike(user, changed)) {
                byId.put(id, changed);
                return new UserWrite.Done(changed);
            }
            Optional<String> taken = taken(changed);
            if (taken.isPresent()) {
                return new UserWrite.Taken(taken.get());
            }
            if (patch.keepOneAdmin() && isLastAdmin(user) && !changed.isActingAdmin()) {
                return new UserWrite.LastAdmin();
            }
            index(changed);
            byId.put(id, changed);
            user.identifiers().stream()
                    .filter(old -> !changed.identifiers().contains(old))
                    .forEach(byIdentifier::remove);
            Position.allOf(user).filter(old -> !hasPosition(changed, old)).forEach(order::remove);
            Position.owedTo(user).filter(old -> !isOwed(changed, old)).ifPresent(owed::remove);
            countAdmins(user, -1);
            countAdmins(changed, 1);
            return new UserWrite.Done(changed);
        });
    }

    UserWrite delete(String id, Instant at) {
        return locked(() -> {
            UserRecord user = byId.get(id);
            if (user == null) {
                return new UserWrite.Absent();
            }
            if (isLastAdmin(user)) {
                return new UserWrite.LastAdmin();
            }
            user.external().ifPresent(caller -> deleted.merge(caller, at, UserTable::later));
            byId.remove(id);
            user.identifiers().forEach(byIdentifier::remove);
            Position.allOf(user).forEach(order::remove);
            Position.owedTo(user).ifPresent(owed::remove);
            countAdmins(user, -1);
            return new UserWrite.Done(user);
        });
    }

    Optional<Instant> deletedAt(ExternalId caller) {
        return locked(() -> Optional.ofNullable(deleted.get(caller)));
    }

    UserRecordPage page(UserPageRequest request) {
        String group = groupOf(request);
        Position after = request.after().map(text -> Cursor.read(group, text)).orElse(Position.startOf(group));
        List<UserRecord> users = new ArrayList<>();
        Optional<String> next = Optional.empty();
        for (Position position : order.tailSet(after, false)) {
            if (!position.group().equals(group)) {
                break;
            }
            Optional<UserRecord> user = find(position.id()).filter(found -> hasPosition(found, position));
            if (user.isPresent() && users.size() == request.limit()) {
                next = Optional.of(Cursor.write(users.get(users.size() - 1)));
                break;
            }
            user.ifPresent(users::add);
        }
        return new UserRecordPage(users, next);
    }

    long count() {
        return locked(byId::mappingCount);
    }

    List<UserRecord> owedMail(Instant before, int limit) {
        return owed.headSet(Position.startOf(Position.EVERYBODY, before), false).stream()
                .flatMap(position -> find(position.id()).filter(user -> isOwed(user, position)).stream())
                .limit(Math.max(limit, 0))
                .toList();
    }

    private UserWrite put(UserRecord user) {
        index(user);
        byId.put(user.id(), user);
        countAdmins(user, 1);
        return new UserWrite.Done(user);
    }

    private static String groupOf(UserPageRequest request) {
        return request.role()
                .map(Position::groupOf)
                .or(() -> request.field().map(Position::groupOf))
                .orElse(Position.EVERYBODY);
    }

    /** The kind of an identifier that somebody else has; the address first. */
    private Optional<String> taken(UserRecord user) {
        return user.identifiers().stream()
                .filter(identifier ->
                        !byIdentifier.getOrDefault(identifier, user.id()).equals(user.id()))
                .map(Identifier::kind)
                .min(Comparator.comparing((String kind) -> !kind.equals(Identifier.EMAIL))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private void index(UserRecord user) {
        user.identifiers().forEach(identifier -> byIdentifier.put(identifier, user.id()));
        Position.allOf(user).forEach(order::add);
        Position.owedTo(user).ifPresent(owed::add);
    }

    private static boolean hasPosition(UserRecord user, Position position) {
        return Position.allOf(user).anyMatch(position::equals);
    }

    private static boolean isOwed(UserRecord user, Position position) {
        return Position.owedTo(user).filter(position::equals).isPresent();
    }

    /** Whether no index changes, nor the number of admins: most writes count a guess, or keep a hash. */
    private static boolean isFoundAlike(UserRecord before, UserRecord after) {
        return before.email().equals(after.email())
                && before.external().equals(after.external())
                && before.keys().equals(after.keys())
                && before.role().equals(after.role())
                && before.owedSince().equals(after.owedSince())
                && before.isActingAdmin() == after.isActingAdmin();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private boolean isLastAdmin(UserRecord user) {
        return user.isActingAdmin() && actingAdmins == 1;
    }

    private void countAdmins(UserRecord user, int step) {
        actingAdmins += user.isActingAdmin() ? step : 0;
    }

    private <T> T locked(Supplier<T> step) {
        lock.lock();
        try {
            return step.get();
        } finally {
            lock.unlock();
        }
    }
}
