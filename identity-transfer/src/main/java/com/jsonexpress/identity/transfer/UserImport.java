package com.jsonexpress.identity.transfer;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.UserCopy;
import com.jsonexpress.identity.UserTransfer;
import com.jsonexpress.identity.UserTransfer.Mode;
import com.jsonexpress.identity.UserTransfer.Outcome;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.error.FieldError;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.json.JsonException;
import com.jsonexpress.identity.schema.EmailAddress;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Imports users into a running identity. Immutable: each method gives a changed copy; one may be used again.
 *
 * <p>Memory is constant, except in a dry run, which remembers each address in order to find it twice. An import that was
 * stopped is begun anew: who is there already is left alone.
 */
public final class UserImport {
    private final UserTransfer users;
    private final Mode mode;
    private final Consumer<Rejection> rejects;
    private final LongConsumer progress;

    private UserImport(UserTransfer users, Mode mode, Consumer<Rejection> rejects, LongConsumer progress) {
        this.users = users;
        this.mode = mode;
        this.rejects = rejects;
        this.progress = progress;
    }

    /** Stores, and mails nothing. */
    public static UserImport into(Identity identity) {
        return new UserImport(identity.users().transfer(), Mode.STORE, rejection -> {}, lines -> {});
    }

    /** Looks only, and stores and mails nothing. */
    public UserImport dryRun() {
        return new UserImport(users, mode.invites() ? Mode.CHECK_TO_INVITE : Mode.CHECK, rejects, progress);
    }

    /** Invites whoever has no password. */
    public UserImport inviting() {
        return new UserImport(users, mode.stores() ? Mode.STORE_AND_INVITE : Mode.CHECK_TO_INVITE, rejects, progress);
    }

    /** Tells what is wrong with each rejected line, one call for each fault. */
    public UserImport rejects(Consumer<Rejection> other) {
        return new UserImport(users, mode, other, progress);
    }

    /** Told after each line how many were read. */
    public UserImport progress(LongConsumer other) {
        return new UserImport(users, mode, rejects, other);
    }

    /** From JSON lines in UTF-8. Does not close the stream; one that cannot be read on stops the import there. */
    public ImportReport lines(InputStream in) {
        return run(new Lines(in));
    }

    /** From a realm that Keycloak has exported. Does not close the stream; one that cannot be read on stops the import. */
    public ImportReport keycloak(InputStream in, KeycloakMapping mapping) {
        try {
            return run(new KeycloakRealm(in, mapping));
        } catch (JsonException e) {
            return new ImportReport(
                    0, 0, 0, 0, Optional.of("this is no realm that Keycloak has exported: " + e.getMessage()));
        } catch (IOException e) {
            return new ImportReport(0, 0, 0, 0, Optional.of(unreadable(1, e)));
        }
    }

    private ImportReport run(UserSource source) {
        Run run = new Run();
        try {
            for (Optional<Result<UserCopy>> next = source.next(); next.isPresent(); next = source.next()) {
                run.take(next.get());
                progress.accept(run.lines);
                run.at = run.lines + 1;
            }
            return run.report(Optional.empty());
        } catch (JsonException e) {
            return run.report(Optional.of("after " + run.lines + ": " + e.getMessage()));
        } catch (IOException e) {
            return run.report(Optional.of(unreadable(run.at, e)));
        } catch (RuntimeException e) {
            return run.report(Optional.of(stopped(run.at, "", e)));
        }
    }

    private static String unreadable(long line, IOException e) {
        return stopped(line, "the source cannot be read, ", e);
    }

    /** An outage, a full disk, a hook that fails: the message of any may hold anything. */
    private static String stopped(long line, String what, Exception e) {
        return "at " + line + ": " + what + e.getClass().getSimpleName()
                + ". Begin anew when it is repaired: who is there is left alone";
    }

    /** The counts of one run. */
    private final class Run {
        private final Set<String> seen = new HashSet<>();
        private long at = 1;
        private long lines;
        private long imported;
        private long alreadyThere;
        private long rejected;

        void take(Result<UserCopy> line) {
            Result<Outcome> outcome = line instanceof Result.Failed<UserCopy> failed
                    ? Result.failed(failed.failure())
                    : twice(line.orThrow()).orElseGet(() -> users.importUser(line.orThrow(), mode));
            lines++;
            if (!mode.stores()) {
                remember(line, outcome);
            }
            if (outcome instanceof Result.Failed<Outcome> failed) {
                rejected++;
                reject(failed.failure());
            } else if (outcome.orThrow() == Outcome.IMPORTED) {
                imported++;
            } else {
                alreadyThere++;
            }
        }

        /** Nothing is stored in a dry run, so the store does not find what comes twice. */
        private Optional<Result<Outcome>> twice(UserCopy user) {
            boolean twice = EmailAddress.parse(user.email())
                    .filter(address -> seen.contains(address.canonical()))
                    .isPresent();
            return twice
                    ? Optional.of(
                            Result.failed(
                                    Failure.fields(
                                            CommonError.VALIDATION_FAILED,
                                            List.of(
                                                    new FieldError(
                                                            "email",
                                                            "twice",
                                                            "A line before has this address, in this or another spelling. Keep one of them.")))))
                    : Optional.empty();
        }

        /** A line that is refused takes no address. */
        private void remember(Result<UserCopy> line, Result<Outcome> outcome) {
            if (outcome.isOk()) {
                EmailAddress.parse(line.orThrow().email()).ifPresent(address -> seen.add(address.canonical()));
            }
        }

        private void reject(Failure failure) {
            if (failure.errors().isEmpty()) {
                rejects.accept(new Rejection(lines, "", failure.code().code(), failure.detail()));
            }
            failure.errors()
                    .forEach(
                            error -> rejects.accept(new Rejection(lines, error.field(), error.code(), error.detail())));
        }

        ImportReport report(Optional<String> stopped) {
            return new ImportReport(lines, imported, alreadyThere, rejected, stopped);
        }
    }
}
