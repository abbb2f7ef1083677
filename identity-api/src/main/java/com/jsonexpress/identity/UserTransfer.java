package com.jsonexpress.identity;

import com.jsonexpress.identity.error.Result;
import java.util.Optional;
import java.util.Set;

/**
 * Brings users from another system, and hands them on, with the hashes of their passwords: for trusted code alone. The
 * module {@code identity-transfer} does it for files of JSON lines.
 *
 * <p>Thread-safe. Every method throws {@link com.jsonexpress.identity.error.UnavailableException} where a store does not
 * answer.
 */
public interface UserTransfer {

    /** How far an import goes. */
    enum Mode {
        /** Everything of {@link #STORE} but the write. Hooks run. */
        CHECK,
        /** Everything of {@link #STORE_AND_INVITE} but the write and the mail. Hooks run. */
        CHECK_TO_INVITE,
        /** Stores; mails nothing. */
        STORE,
        /** Stores, and mails an invitation to whoever has no password. */
        STORE_AND_INVITE;

        /** Whether anything is written. */
        public boolean stores() {
            return this == STORE || this == STORE_AND_INVITE;
        }

        /** Whether whoever has no password is invited, or would be. */
        public boolean invites() {
            return this == CHECK_TO_INVITE || this == STORE_AND_INVITE;
        }
    }

    /** What became of a user who was not refused. */
    enum Outcome {
        IMPORTED,
        /** There is this user already, and in nothing that the copy tells another one. Nothing was written. */
        ALREADY_THERE
    }

    /** What does not outlive this process: of {@code store}, {@code kv} and {@code queue}, those that are installed. */
    Set<String> ephemeral();

    /**
     * Stores one user, whose tokens from before are dead. A failure names each field that is at fault, and holds no value.
     * Where somebody has the address and differs from the copy, that is a failure too, and nothing is written. A
     * password that was set, changed or replaced by a login meanwhile is no difference, nor is an address that was verified.
     */
    Result<Outcome> importUser(UserCopy user, Mode mode);

    /**
     * A part of all users, in the order of creation. A user who is created meanwhile may be in a later part; one who is
     * changed meanwhile is as before or as after.
     *
     * @param cursor of the part before
     * @param withHashes whether the hashes of the passwords are in it
     * @throws com.jsonexpress.identity.error.FailureException where the cursor is none
     */
    UserCopyPage exportUsers(Optional<String> cursor, boolean withHashes);
}
