package com.jsonexpress.identity.core.plugin;

import com.jsonexpress.identity.error.Failure;
import java.util.Optional;

/**
 * Refuses passwords, beyond the built-in limits and list. Found through {@code ServiceLoader} or handed to the builder;
 * asked on every entrance: register, change, reset; at a registration once that has counted. Thread-safe; keeps and logs
 * nothing of a password.
 */
public interface PasswordPolicy {

    /** The first reason to refuse; empty where there is none. */
    Optional<Failure> refuse(Candidate candidate);

    /**
     * A password somebody wants.
     *
     * @param password in NFC; within the length limits already
     * @param email the address of the account, as typed
     * @param appName the application's name
     */
    record Candidate(String password, String email, String appName) {
        @Override
        public String toString() {
            return "Candidate[<redacted>]";
        }
    }
}
