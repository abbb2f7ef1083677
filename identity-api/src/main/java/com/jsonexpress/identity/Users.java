package com.jsonexpress.identity;

import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.field.UserSchema;
import com.jsonexpress.identity.schema.User;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The users, for trusted code of the application. Runs the same flows as HTTP does, without asking who calls.
 *
 * <p>Thread-safe. Every method throws {@link com.jsonexpress.identity.error.UnavailableException} where a store does not
 * answer; expected failures come back as values.
 */
public interface Users {

    /** The declared custom fields: what of a {@link User} may be shown to whom. Trusted code sees and writes them all. */
    UserSchema schema();

    Optional<User> find(String id);

    /** By address, in any spelling that means the same mailbox to us. */
    Optional<User> findByEmail(String email);

    /**
     * One page, in stable order.
     *
     * @throws com.jsonexpress.identity.error.FailureException where the query's role, cursor or fields are none
     */
    UserPage list(UserQuery query);

    /** Creates a user without a password and mails an invitation: {@code POST /users}. */
    default Result<User> provision(String email, String role) {
        return provision(email, role, Map.of());
    }

    /** Likewise, with custom fields. */
    Result<User> provision(String email, String role, Map<String, Object> fields);

    /** Import and export. */
    UserTransfer transfer();

    /** {@code PATCH /users/{id}}. */
    Result<User> update(String id, UserChanges changes);

    /** Mails the invitation again; the earlier link dies. */
    Result<User> invite(String id);

    /** Ends every session and token of the user by one increment of its token version. */
    Result<User> revoke(String id);

    /** Deletes the user; the value is the user that was. */
    Result<User> delete(String id);

    /**
     * Starts a session for a user whom the application has authenticated by means of its own. Fails with {@code not_found},
     * {@code account_disabled} and {@code password_reset_required}. Counts for {@code jex.limit.account.sessionsPerDay}: beyond it
     * the session ends after an hour.
     *
     * @param authMethods how (RFC 8176), such as {@code sso}: at most 16, each of 1 to 64 visible characters of ASCII but {@code "} and {@code \}, 512 together
     * @throws IllegalArgumentException for other methods
     * @throws IllegalStateException where {@code jex.auth.jwksUri} is set, for then nothing issues tokens here
     */
    Result<IssuedSession> issueSession(String id, List<String> authMethods);
}
