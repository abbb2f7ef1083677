package com.jsonexpress.identity.core.flow;

import com.jsonexpress.identity.UserCopy;
import com.jsonexpress.identity.UserTransfer.Mode;
import com.jsonexpress.identity.UserTransfer.Outcome;
import com.jsonexpress.identity.access.Audience;
import com.jsonexpress.identity.core.crypto.RandomNames;
import com.jsonexpress.identity.core.event.Events;
import com.jsonexpress.identity.core.event.Origin;
import com.jsonexpress.identity.core.password.Passwords;
import com.jsonexpress.identity.core.settings.AuthSettings;
import com.jsonexpress.identity.core.spi.MailKind;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.core.spi.UserWrite;
import com.jsonexpress.identity.core.user.UserWriter;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.error.FieldError;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.field.FieldChanges;
import com.jsonexpress.identity.field.UserSchema;
import com.jsonexpress.identity.schema.EmailAddress;
import com.jsonexpress.identity.schema.Identifier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings one user from another system. A hash is taken as it is, once somebody can verify it; the next login replaces it
 * where it is not ours. Nothing is written about a user who is there already.
 */
public final class ImportUser {
    /** As long as the texts of a token that the guard believes. */
    private static final int LONGEST_TEXT = 256;

    private static final int LONGEST_HASH = 1024;

    private static final Duration FAST_CLOCK = Duration.ofDays(1);

    private final UserStore users;
    private final UserWriter writer;
    private final UserSchema schema;
    private final NewUsers newUsers;
    private final MailDesk mails;
    private final Passwords passwords;
    private final AuthSettings settings;
    private final Events events;
    private final Clock clock;

    ImportUser(Services services) {
        this.users = services.users();
        this.writer = services.writer();
        this.schema = services.schema();
        this.newUsers = services.newUsers();
        this.mails = services.mails();
        this.passwords = services.passwords();
        this.settings = services.settings();
        this.events = services.events();
        this.clock = services.clock();
    }

    public Result<Outcome> run(UserCopy copy, Mode mode, Origin origin) {
        Result<EmailAddress> email = Input.mailbox("email", copy.email());
        Result<String> role = Input.role("role", copy.role().orElse(settings.defaultRole()));
        Result<FieldChanges> given = schema.accept(copy.fields(), Audience.NOBODY);
        Optional<Failure> refused = Input.firstOf(
                id(copy),
                email,
                role,
                hash(copy),
                time("createdAt", copy.createdAt()),
                time("updatedAt", copy.updatedAt()),
                external(copy),
                given);
        if (refused.isPresent()) {
            return Result.failed(refused.get());
        }
        boolean invited = mode.invites() && copy.passwordHash().isEmpty() && !copy.disabled();
        if (invited && !settings.mailEnabled()) {
            return Result.failed(AuthError.EMAIL_UNAVAILABLE);
        }
        Result<Map<String, Object>> fields = writer.beforeCreate(
                email.orThrow().typed(), role.orThrow(), given.orThrow().set());
        if (fields instanceof Result.Failed<Map<String, Object>> failed) {
            return Result.failed(failed.failure());
        }
        UserRecord user = newUsers.copy(
                copy,
                email.orThrow(),
                role.orThrow(),
                invited ? Optional.of(MailKind.INVITATION) : Optional.empty(),
                without(given.orThrow(), fields.orThrow()));
        return !mode.stores() ? checked(copy, user) : stored(copy, user, origin);
    }

    private Result<Outcome> stored(UserCopy copy, UserRecord user, Origin origin) {
        UserWrite write = writer.create(user);
        if (!(write instanceof UserWrite.Done)) {
            return alreadyThere(copy, user, write instanceof UserWrite.Taken taken ? taken.kind() : Identifier.EMAIL);
        }
        events.tell(EventType.USER_IMPORTED, user.id(), origin);
        user.owedMail().ifPresent(kind -> mails.sendOwed(kind, user, origin));
        return Result.ok(Outcome.IMPORTED);
    }

    private Result<Outcome> checked(UserCopy copy, UserRecord user) {
        for (Identifier identifier : user.identifiers()) {
            if (users.find(identifier).isPresent()) {
                return alreadyThere(copy, user, identifier.kind());
            }
        }
        return users.find(user.id()).isPresent() ? taken("id") : Result.ok(Outcome.IMPORTED);
    }

    private Result<Outcome> alreadyThere(UserCopy copy, UserRecord user, String kind) {
        Optional<UserRecord> known = users.find(user.email().identifier());
        if (known.isEmpty()) {
            return taken(kind);
        }
        List<FieldError> differences = new Differences(copy, user, known.get(), passwords).all();
        return differences.isEmpty()
                ? Result.ok(Outcome.ALREADY_THERE)
                : Result.failed(Failure.fields(TransferError.USER_DIFFERS, differences));
    }

    private static Result<Outcome> taken(String kind) {
        if (kind.equals("id")) {
            return Result.failed(Failure.fields(
                    TransferError.ID_TAKEN,
                    List.of(new FieldError(
                            "id", TransferError.ID_TAKEN.code(), "Leave the id out: the user gets a new one."))));
        }
        return Input.taken(kind.equals(Identifier.EXTERNAL) ? "external" : kind);
    }

    private static Result<?> id(UserCopy copy) {
        return copy.id().map(RandomNames::isUserId).orElse(true)
                ? Result.ok("")
                : Input.invalid(
                        "id",
                        "invalid_id",
                        "An id that is kept has 16 to 64 characters of A-Z, a-z, 0-9, _ and -, so that nobody guesses it."
                                + " Leave it out: the user gets a new one.");
    }

    private Result<?> hash(UserCopy copy) {
        if (copy.passwordHash().isPresent() && settings.external()) {
            return Input.invalid(
                    "passwordHash", "not_accepted", "Leave the hash out: here an external issuer checks passwords.");
        }
        if (!copy.passwordHash().map(hash -> isPlain(hash, LONGEST_HASH)).orElse(true)) {
            return Input.invalid(
                    "passwordHash",
                    "unreadable_hash",
                    "A hash has at most " + LONGEST_HASH + " characters, none of them a control character.");
        }
        return copy.passwordHash()
                .flatMap(passwords::problemOf)
                .<Result<?>>map(problem -> Input.invalid("passwordHash", "unreadable_hash", problem))
                .orElseGet(() -> Result.ok(""));
    }

    private static Result<?> external(UserCopy copy) {
        boolean sound = copy.external()
                .map(who -> isPlain(who.issuer(), LONGEST_TEXT)
                        && isPlain(who.subject(), LONGEST_TEXT)
                        && !who.subject().isEmpty())
                .orElse(true);
        return sound
                ? Result.ok("")
                : Input.invalid(
                        "external",
                        "invalid",
                        "issuer and subject have at most " + LONGEST_TEXT
                                + " characters, none of them a control character, and subject is not empty.");
    }

    /** What no store refuses: PostgreSQL keeps no NUL, and UTF-8 no half of a surrogate pair. */
    private static boolean isPlain(String text, int longest) {
        return text.length() <= longest
                && text.codePoints()
                        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }

    private Result<?> time(String field, Optional<Instant> at) {
        boolean sound = at.map(time -> !time.isBefore(Instant.EPOCH)
                        && time.isBefore(clock.instant().plus(FAST_CLOCK)))
                .orElse(true);
        return sound ? Result.ok("") : Input.invalid(field, "out_of_range", "Give a time from 1970 until now.");
    }

    /** What the copy says to have no value has none, whatever the defaults. */
    private static Map<String, Object> without(FieldChanges given, Map<String, Object> fields) {
        Map<String, Object> kept = new HashMap<>(fields);
        kept.keySet().removeAll(given.cleared());
        return Map.copyOf(kept);
    }
}
