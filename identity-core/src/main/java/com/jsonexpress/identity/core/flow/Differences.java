package com.jsonexpress.identity.core.flow;

import com.jsonexpress.identity.UserCopy;
import com.jsonexpress.identity.core.password.Passwords;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.error.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * In what a user who is there differs from a copy that has the same address. What life does to an account is no
 * difference: a password that was set or changed, a hash that a login has replaced, an address that was verified.
 *
 * @param copied the copy as it would be stored
 */
record Differences(UserCopy copy, UserRecord copied, UserRecord known, Passwords passwords) {

    /** One error for each, without values. */
    List<FieldError> all() {
        List<String> names = new ArrayList<>();
        add(names, "id", copy.id().isPresent() && !copy.id().equals(Optional.of(known.id())));
        add(names, "email", !known.email().equals(copied.email()));
        add(names, "role", copy.role().isPresent() && !known.role().equals(copied.role()));
        add(names, "emailVerified", copied.emailVerified() && !known.emailVerified());
        add(
                names,
                "requirePasswordReset",
                known.passwordHash().equals(copied.passwordHash())
                        && copied.requirePasswordReset() != known.requirePasswordReset());
        add(names, "disabled", copied.disabled() != known.disabled());
        add(names, "contested", copied.contested() && !known.contested() && !known.emailVerified());
        add(names, "passwordHash", copied.passwordHash().isPresent() && !isSamePassword());
        add(
                names,
                "createdAt",
                copy.createdAt().isPresent() && !known.createdAt().equals(copied.createdAt()));
        add(
                names,
                "external",
                copied.external().isPresent() && !known.external().equals(copied.external()));
        for (String field : new TreeSet<>(copy.fields().names())) {
            Object there = known.fields().get(field);
            add(names, field, !Objects.equals(there, copied.fields().get(field)));
        }
        return names.stream().map(Differences::error).toList();
    }

    /** Whoever logs in or sets a password gets a hash of ours; another system's is there from an import alone. */
    private boolean isSamePassword() {
        return known.passwordHash().equals(copied.passwordHash())
                || known.passwordHash().filter(passwords::isOwn).isPresent();
    }

    private static void add(List<String> names, String name, boolean differs) {
        if (differs) {
            names.add(name);
        }
    }

    private static FieldError error(String name) {
        return new FieldError(
                name,
                "differs",
                "The user who has this address already has another " + name
                        + ". Join the two by hand, or give one of them another address.");
    }
}
