package com.jsonexpress.identity.core.flow;

import com.jsonexpress.identity.core.event.Events;
import com.jsonexpress.identity.core.event.Origin;
import com.jsonexpress.identity.core.spi.UserPatch;
import com.jsonexpress.identity.core.spi.UserPatchBuilder;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.core.spi.UserWrite;
import com.jsonexpress.identity.core.user.UserWriter;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.field.FieldChanges;
import com.jsonexpress.identity.field.UserSchema;
import com.jsonexpress.identity.schema.EmailAddress;
import com.jsonexpress.identity.schema.ExternalId;
import com.jsonexpress.identity.token.CallerState;
import com.jsonexpress.identity.token.ExternalCaller;
import com.jsonexpress.identity.token.TokenVerifier;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * The local records of an external issuer's callers (contract 2.6). A record belongs to a caller by its stored issuer and
 * subject. The first token whose issuer vouches for the address of a record that belongs to nobody yet binds it, without what
 * somebody who never proved the address has filled in, and with a password of theirs that opens nothing; an
 * address that the issuer does not vouch for binds nothing, and a record never changes hands. Tokens from before a
 * revocation or the deletion of the record stay dead. Always read now, whatever {@code jex.auth.versionCacheTtl} says.
 */
final class ExternalUsers {
    private static final String SIGN_IN = "sign in again";
    private static final CallerState DISABLED = CallerState.gone("user_disabled", "enable the user");

    private final UserStore users;
    private final UserWriter writer;
    private final UserSchema schema;
    private final Events events;
    private final Clock clock;

    ExternalUsers(Services services) {
        this.users = services.users();
        this.writer = services.writer();
        this.schema = services.schema();
        this.events = services.events();
        this.clock = services.clock();
    }

    CallerState check(ExternalCaller caller) {
        ExternalId id = new ExternalId(caller.issuer(), caller.subject());
        Optional<UserRecord> own = users.find(id.identifier());
        if (own.isEmpty()) {
            return unrecorded(caller, id);
        }
        return isAnothersDisabled(caller, own.get()) ? DISABLED : judged(own.get(), caller);
    }

    /** Whether its issuer says now that it is a person who was disabled under another record. */
    private boolean isAnothersDisabled(ExternalCaller caller, UserRecord own) {
        return vouchedAddress(caller)
                .filter(address -> !address.canonical().equals(own.email().canonical()))
                .flatMap(address -> users.find(address.identifier()))
                .filter(UserRecord::disabled)
                .isPresent();
    }

    private CallerState unrecorded(ExternalCaller caller, ExternalId id) {
        Optional<Instant> deleted = users.deletedAt(id);
        if (isRefused(caller, deleted)) {
            return CallerState.gone("user_deleted", SIGN_IN);
        }
        Optional<UserRecord> vouched = vouchedFor(caller);
        if (vouched.isEmpty()) {
            return new CallerState.External(Optional.empty());
        }
        if (vouched.get().external().isPresent()) {
            // somebody else's record: not the caller's, but a disabled person does not come back by another account
            return vouched.get().disabled() ? DISABLED : new CallerState.External(Optional.empty());
        }
        return bind(vouched.get(), id, deleted)
                .map(user -> judged(user, caller))
                .orElseGet(() -> new CallerState.External(Optional.empty()));
    }

    private static CallerState judged(UserRecord user, ExternalCaller caller) {
        if (user.disabled()) {
            return DISABLED;
        }
        return isRefused(caller, user.revokedAt())
                ? CallerState.gone("token_revoked", SIGN_IN)
                : new CallerState.External(Optional.of(user.id()));
    }

    /**
     * Whether the token may be from before this moment: the issuer's clock may be ahead by as much as the guard forgives.
     * One that does not tell its time may be.
     */
    private static boolean isRefused(ExternalCaller caller, Optional<Instant> moment) {
        return moment.map(at -> at.plus(TokenVerifier.LEEWAY))
                .filter(last ->
                        caller.issuedAt().map(issued -> !issued.isAfter(last)).orElse(true))
                .isPresent();
    }

    private Optional<UserRecord> vouchedFor(ExternalCaller caller) {
        return vouchedAddress(caller).flatMap(address -> users.find(address.identifier()));
    }

    private static Optional<EmailAddress> vouchedAddress(ExternalCaller caller) {
        return caller.email().filter(address -> caller.emailVerified()).flatMap(EmailAddress::parse);
    }

    /** Where another request was faster, whatever it bound counts. */
    private Optional<UserRecord> bind(UserRecord user, ExternalId id, Optional<Instant> deleted) {
        UserPatchBuilder patch = UserPatch.builder(clock.instant())
                .external(id, deleted)
                .emailVerified(true)
                .contested(false);
        if (user.isUnproven()) {
            FieldChanges planted = schema.ownersReset();
            patch.fields(planted, schema.keys(planted.set())).requirePasswordReset(true);
        }
        if (writer.update(user.id(), patch.build()) instanceof UserWrite.Done done) {
            events.tell(EventType.USER_BOUND, user.id(), Origin.TRUSTED);
            return Optional.of(done.user());
        }
        return users.find(id.identifier());
    }
}
