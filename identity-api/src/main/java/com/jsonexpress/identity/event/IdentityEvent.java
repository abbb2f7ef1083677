package com.jsonexpress.identity.event;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One outcome: who, what, when, where, and with what result. Holds no password, token, secret or hash.
 *
 * @param type what happened
 * @param at when
 * @param user the id of the user it happened to; of an external issuer's caller its {@code sub}
 * @param actor the id of the signed-in caller who did it, who may be the user
 * @param session the id of the session it happened in
 * @param client the network address it came from
 * @param reason the code of the failure, or another short word in snake_case
 */
public record IdentityEvent(
        EventType type,
        Instant at,
        Optional<String> user,
        Optional<String> actor,
        Optional<String> session,
        Optional<String> client,
        Optional<String> reason) {
    public IdentityEvent {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(at, "at");
    }

    public static IdentityEvent of(EventType type, Instant at) {
        Optional<String> none = Optional.empty();
        return new IdentityEvent(type, at, none, none, none, none, none);
    }

    public IdentityEvent user(String id) {
        return new IdentityEvent(type, at, Optional.of(id), actor, session, client, reason);
    }

    public IdentityEvent actor(String id) {
        return new IdentityEvent(type, at, user, Optional.of(id), session, client, reason);
    }

    public IdentityEvent session(String id) {
        return new IdentityEvent(type, at, user, actor, Optional.of(id), client, reason);
    }

    public IdentityEvent client(String address) {
        return new IdentityEvent(type, at, user, actor, session, Optional.of(address), reason);
    }

    public IdentityEvent reason(String word) {
        return new IdentityEvent(type, at, user, actor, session, client, Optional.of(word));
    }
}
