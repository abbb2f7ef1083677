package com.jsonexpress.identity.core.flow;

import com.jsonexpress.identity.core.event.Events;
import com.jsonexpress.identity.core.event.Origin;
import com.jsonexpress.identity.core.spi.UserPatch;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.core.spi.UserWrite;
import com.jsonexpress.identity.core.user.UserWriter;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.schema.EmailAddress;
import com.jsonexpress.identity.schema.ExternalId;
import com.jsonexpress.identity.token.CallerState;
import com.jsonexpress.identity.token.ExternalCaller;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * The local records of an external issuer's callers (contract 2.6). A record belongs to a caller by its stored issuer and
 * subject. The first token whose issuer vouches for the address of a record that belongs to nobody yet binds it; an
 * address that the issuer does not vouch for binds nothing, and a record never changes hands. Always read now, whatever
 * {@code jex.auth.versionCacheTtl} says.
 */
final class ExternalUsers {
    private final UserStore users;
    private final UserWriter writer;
    private final Events events;
    private final Clock clock;

    ExternalUsers(Services services) {
        this.users = services.users();
        this.writer = services.writer();
        this.events = services.events();
        this.clock = services.clock();
    }

    CallerState check(ExternalCaller caller) {
        Optional<UserRecord> user = find(caller);
        if (user.isPresent()) {
            if (user.get().disabled()) {
                return CallerState.gone("user_disabled", "enable the user");
            }
            if (isRevoked(user.get(), caller.issuedAt())) {
                return CallerState.gone("token_revoked", "sign in again");
            }
        }
        return new CallerState.External(user.map(UserRecord::id));
    }

    /**
     * Whether the token is from before the revocation. Its time has whole seconds, so that one issued within the second
     * of the revocation counts as older; so does one that does not tell its time.
     */
    private static boolean isRevoked(UserRecord user, Optional<Instant> issuedAt) {
        return user.revokedAt()
                .filter(moment -> issuedAt.map(at -> !at.isAfter(moment)).orElse(true))
                .isPresent();
    }

    private Optional<UserRecord> find(ExternalCaller caller) {
        ExternalId id = new ExternalId(caller.issuer(), caller.subject());
        Optional<UserRecord> known = users.find(id.identifier());
        return known.isPresent() ? known : vouchedFor(caller).flatMap(user -> bind(user, id));
    }

    private Optional<UserRecord> vouchedFor(ExternalCaller caller) {
        return caller.email()
                .filter(address -> caller.emailVerified())
                .flatMap(EmailAddress::parse)
                .flatMap(address -> users.find(address.identifier()))
                .filter(user -> user.external().isEmpty());
    }

    /** Where another request was faster, whatever it bound counts. */
    private Optional<UserRecord> bind(UserRecord user, ExternalId id) {
        UserPatch patch = UserPatch.builder(clock.instant())
                .external(id)
                .emailVerified(true)
                .build();
        if (writer.update(user.id(), patch) instanceof UserWrite.Done done) {
            events.tell(EventType.USER_BOUND, user.id(), Origin.TRUSTED);
            return Optional.of(done.user());
        }
        return users.find(id.identifier());
    }
}
