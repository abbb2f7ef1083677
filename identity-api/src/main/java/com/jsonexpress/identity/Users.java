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
 * answer; expected failures come back as values, each with the code that is named here. Where a {@code UserHook} refuses
 * a user or a change, the failure is its own. Everything may block.
 */
public interface Users {

    /** The declared custom fields: what of a {@link User} may be shown to whom. Trusted code sees and writes them all. */
    UserSchema schema();

    /** By id; empty for a text that is none. */
    Optional<User> find(String id);

    /** By address, in any spelling that means the same mailbox to us; empty for a text that is no address. */
    Optional<User> findByEmail(String email);

    /**
     * One page, in stable order. The next one is {@link UserQuery#after}.
     *
     * @throws com.jsonexpress.identity.error.FailureException {@code validation_failed} where the role, the cursor or a value
     *     is none, or where role and fields are more than one filter ({@code one_filter} in its errors);
     *     {@code field_not_accepted} for a field that is not declared, or neither unique nor filterable
     */
    UserPage list(UserQuery query);

    /** Creates a user without a password and mails an invitation, without custom fields. */
    default Result<User> provision(String email, String role) {
        return provision(email, role, Map.of());
    }

    /**
     * Creates a user without a password and mails an invitation: {@code POST /users}. With an external issuer nothing is
     * mailed. Fails with {@code validation_failed} for an address that no mail reaches, a role or a value that is none;
     * {@code field_not_accepted} for a field that is not declared; {@code email_taken}, {@code field_taken}; and
     * {@code email_unavailable} where there is no {@code EmailProvider}.
     */
    Result<User> provision(String email, String role, Map<String, Object> fields);

    /** Import and export. */
    UserTransfer transfer();

    /**
     * {@code PATCH /users/{id}}. Fails with {@code not_found}; {@code validation_failed} for a role or a value that is none;
     * {@code field_not_accepted} for a field that is not declared; {@code field_taken}; {@code last_admin};
     * {@code role_is_external} for a role where {@code jex.auth.jwksUri} is set; and {@code email_unavailable} for a forced reset
     * of somebody whom no mail reaches, or who is disabled then.
     */
    Result<User> update(String id, UserChanges changes);

    /**
     * Mails the invitation again; the earlier link dies. Fails with {@code not_found}, and with {@code email_unavailable} where no
     * mail reaches the user, or the user is disabled.
     */
    Result<User> invite(String id);

    /** Ends every session and token of the user by one increment of its token version. Fails with {@code not_found}. */
    Result<User> revoke(String id);

    /** Deletes the user; the value is the user that was. Fails with {@code not_found} and {@code last_admin}. */
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
