package com.jsonexpress.identity.core.password;

import com.jsonexpress.identity.core.plugin.PasswordPolicy;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.error.FieldError;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.error.UnavailableException;
import java.util.List;
import java.util.Optional;

/**
 * What a new password must be, on every entrance: register, change, reset. Length in code points, not a common password,
 * not a word of its context, and nothing a {@link PasswordPolicy} refuses – no composition rules, no expiry (NIST SP
 * 800-63B-4 §3.1.1.2, ASVS 5.0 §6.2). Thread-safe.
 */
public final class PasswordRules {
    private final int minLength;
    private final String appName;
    private final List<PasswordPolicy> policies;
    private final CommonPasswords common = new CommonPasswords();

    /**
     * @param minLength in code points
     * @param appName the application's name; may be empty
     * @param policies asked last, in this order
     */
    public PasswordRules(int minLength, String appName, List<PasswordPolicy> policies) {
        this.minLength = minLength;
        this.appName = appName;
        this.policies = List.copyOf(policies);
    }

    /**
     * Reads a password that is to be set and holds it against every rule; the first that is broken is told.
     *
     * @param text as the client sent it
     * @param field how the client named it: {@code password} or {@code newPassword}
     * @param email the address of the account, as typed
     */
    public Result<Password> check(String text, String field, String email) {
        Result<Password> checked = checkBuiltIn(text, field, email);
        if (checked instanceof Result.Ok<Password> ok) {
            return askPolicies(ok.value(), field, email)
                    .<Result<Password>>map(Result::failed)
                    .orElse(checked);
        }
        return checked;
    }

    /** Likewise, but asks no policy. */
    public Result<Password> checkBuiltIn(String text, String field, String email) {
        Result<Password> parsed = Password.parse(text, field);
        if (parsed instanceof Result.Ok<Password> ok) {
            Optional<Failure> refusal = refuse(ok.value(), field, email);
            return refusal.<Result<Password>>map(Result::failed).orElse(parsed);
        }
        return parsed;
    }

    private Optional<Failure> refuse(Password password, String field, String email) {
        if (password.codePoints() < minLength) {
            return Optional.of(
                    PasswordError.PASSWORD_TOO_SHORT.on(field, "Use at least " + minLength + " characters."));
        }
        String folded = CommonPasswords.fold(password.text());
        if (isRun(folded) || common.contains(folded)) {
            return tooCommon(field, "Many people use this password. Choose another one.");
        }
        if (new ContextWords(appName, email).give(folded)) {
            return tooCommon(field, "Do not use the name of this service or your address as the password.");
        }
        return Optional.empty();
    }

    /** Why a policy refuses what the built-in rules let pass. */
    public Optional<Failure> askPolicies(Password password, String field, String email) {
        var candidate = new PasswordPolicy.Candidate(password.text(), email, appName);
        return policies.stream()
                .flatMap(policy -> ask(policy, candidate).stream())
                .findFirst()
                .map(failure -> named(failure, field));
    }

    /** One character again and again, or one after the other as they are numbered, up or down. */
    private static boolean isRun(String folded) {
        int[] points = folded.codePoints().toArray();
        int step = points.length < 2 ? 0 : points[1] - points[0];
        for (int i = 1; i < points.length; i++) {
            if (points[i] - points[i - 1] != step) {
                return false;
            }
        }
        return Math.abs(step) <= 1;
    }

    private static Optional<Failure> tooCommon(String field, String detail) {
        return Optional.of(PasswordError.PASSWORD_TOO_COMMON.on(field, detail));
    }

    /** A policy's own exception is not passed on: its message could hold the password. */
    private static Optional<Failure> ask(PasswordPolicy policy, PasswordPolicy.Candidate candidate) {
        try {
            return policy.refuse(candidate);
        } catch (UnavailableException e) {
            throw e;
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            throw new IllegalStateException(
                    "The password policy " + policy.getClass().getName() + " failed with "
                            + e.getClass().getName());
        }
    }

    private static Failure named(Failure failure, String field) {
        if (!failure.errors().isEmpty()) {
            return failure;
        }
        var error = new FieldError(field, failure.code().code(), failure.detail());
        return new Failure(failure.code(), failure.detail(), List.of(error), failure.retryAfter());
    }
}
