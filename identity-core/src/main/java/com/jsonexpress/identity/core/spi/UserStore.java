package com.jsonexpress.identity.core.spi;

import com.jsonexpress.identity.schema.ExternalId;
import com.jsonexpress.identity.schema.Identifier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where users are kept. Every call is one atomic step, also against other processes on the same store; a read sees every
 * write that was acknowledged before it. Identifiers are unique by the store's own means, also under a race. The
 * canonical address is the key; the address as typed is kept. Thread-safe.
 *
 * <p>Every operation throws {@link com.jsonexpress.identity.error.UnavailableException} where the store does not answer.
 */
public interface UserStore extends Provider {

    /** Stores a new user: {@code Done}, or {@code Taken} where its id or one of its identifiers is somebody's already. */
    UserWrite create(UserRecord user);

    /** Stores a user into an empty store only: {@code Done}, or {@code Conflict} where anybody is there already. */
    UserWrite createFirst(UserRecord user);

    Optional<UserRecord> find(String id);

    /** By one of {@link UserRecord#identifiers}: the address, who the user is at an external issuer, a field that is unique. */
    Optional<UserRecord> find(Identifier identifier);

    /**
     * One conditional write: {@code Absent}, {@code Conflict}, {@code Taken} where it brings an identifier of another
     * user's, or {@code LastAdmin}, looked at in this order; else {@code Done}.
     */
    UserWrite update(String id, UserPatch patch);

    /**
     * Deletes, unless no acting admin would remain: {@code Done}, {@code Absent} or {@code LastAdmin}. What stays is when,
     * for {@link #deletedAt}.
     */
    UserWrite delete(String id, Instant at);

    /**
     * When the latest user who was bound to this external caller was deleted, so that tokens from before stay dead: the
     * latest time, also where a clock was set back since. Written in the same step as the deletion and kept for as long as
     * the store is.
     */
    Optional<Instant> deletedAt(ExternalId caller);

    /**
     * One page in the order of creation, at constant cost however many there are: of everybody, of one role, or of those
     * with one {@link UserRecord#keys key}.
     *
     * @throws IllegalArgumentException where {@code after} is no position of this store
     */
    UserRecordPage page(UserPageRequest request);

    long count();

    /** Users owed a mail since before {@code before}, the longest first, at most {@code limit}. */
    List<UserRecord> owedMail(Instant before, int limit);
}
