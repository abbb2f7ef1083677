package com.jsonexpress.identity.core.flow;

import com.jsonexpress.identity.core.password.Password;
import com.jsonexpress.identity.core.password.PasswordRules;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.error.FieldError;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.schema.EmailAddress;
import com.jsonexpress.identity.schema.Roles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns texts into the values that flows work with, or says which field is wrong. */
final class Input {
    private Input() {}

    /** An address that a mail can be sent to. */
    static Result<EmailAddress> mailbox(String field, String text) {
        Optional<EmailAddress> address = EmailAddress.parse(text).filter(EmailAddress::isDeliverable);
        return address.map(Result::ok)
                .orElseGet(() -> invalid(field, "invalid_email", "Give an e-mail address such as name@example.com."));
    }

    static Result<String> role(String field, String text) {
        return Roles.isValid(text)
                ? Result.ok(text)
                : invalid(field, "invalid_role", "A role is a-z, then a-z, 0-9, - or _, at most 64 characters.");
    }

    static Result<Password> newPassword(String field, String text, PasswordRules rules, String email) {
        return rules.check(text, field, email);
    }

    /** The password is the one that it is to replace. */
    static <T> Result<T> unchanged(String field) {
        return invalid(field, "unchanged", "Choose a password other than the current one.");
    }

    /** The conflict of a unique custom field; the value stays out of it. */
    static <T> Result<T> taken(String field) {
        return Result.failed(Failure.fields(
                AuthError.FIELD_TAKEN,
                List.of(new FieldError(field, AuthError.FIELD_TAKEN.code(), "Choose another " + field + "."))));
    }

    /** All field errors together, under the first failure's code. */
    static Optional<Failure> firstOf(Result<?>... results) {
        List<FieldError> errors = new ArrayList<>();
        Failure first = null;
        for (Result<?> result : results) {
            if (result instanceof Result.Failed<?> failed) {
                first = first == null ? failed.failure() : first;
                errors.addAll(failed.failure().errors());
            }
        }
        return first == null
                ? Optional.empty()
                : Optional.of(new Failure(first.code(), first.detail(), errors, first.retryAfter()));
    }

    static <T> Result<T> invalid(String field, String code, String detail) {
        return Result.failed(
                Failure.fields(CommonError.VALIDATION_FAILED, List.of(new FieldError(field, code, detail))));
    }
}
