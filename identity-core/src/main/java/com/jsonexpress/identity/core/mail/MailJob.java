package com.jsonexpress.identity.core.mail;

import com.jsonexpress.identity.core.spi.MailKind;
import com.jsonexpress.identity.json.Json;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the queue holds of a mail: names, never a token.
 *
 * @param task what is to be done
 * @param userId whom it is for, where that is known
 * @param tokenId the token record that the mail is about; a job whose record was replaced is dropped
 * @param address as somebody asked for, where the user is yet to be looked up
 * @param merged whether it stands for several notices that came within one hour
 */
public record MailJob(
        Task task, Optional<String> userId, Optional<String> tokenId, Optional<String> address, boolean merged) {
    /** What is to be done. */
    public enum Task {
        VERIFICATION,
        RESET,
        INVITATION,
        REGISTRATION_ATTEMPT,
        REFRESH_REUSED,
        PASSWORD_SWITCHED_OFF,
        FORGOT,
        RESEND;

        /** The name of the job in the queue. */
        public String jobName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The mail of a token that was made already. */
    public static MailJob of(MailToken token) {
        return new MailJob(
                Task.valueOf(token.kind().name()),
                Optional.of(token.userId()),
                Optional.of(token.id()),
                Optional.empty(),
                false);
    }

    /** A mail without a token. */
    public static MailJob notice(MailKind kind, String userId) {
        return new MailJob(Task.valueOf(kind.name()), Optional.of(userId), Optional.empty(), Optional.empty(), false);
    }

    /** The one job that stands for this notice and for those that come while it waits. */
    public MailJob forSeveral() {
        return new MailJob(task, userId, tokenId, address, true);
    }

    /** Somebody asked; whether the address is known is found out by the worker. */
    public static MailJob asked(Task task, String address) {
        return new MailJob(task, Optional.empty(), Optional.empty(), Optional.of(address), false);
    }

    /** Two jobs with one key are one mail. */
    String idempotencyKey() {
        return task.jobName() + "/" + userId.or(this::address).orElse("") + "/" + tokenId.orElse("")
                + (merged ? "/merged" : "");
    }

    byte[] encode() {
        Map<String, Object> fields = new HashMap<>();
        userId.ifPresent(value -> fields.put("user", value));
        tokenId.ifPresent(value -> fields.put("token", value));
        address.ifPresent(value -> fields.put("address", value));
        if (merged) {
            fields.put("merged", true);
        }
        return Json.write(fields);
    }

    /** Reads a job; {@code IllegalArgumentException} or {@code JsonException} where it is none of ours. */
    public static MailJob decode(String jobName, byte[] payload) {
        Map<String, ? extends Object> fields = Json.readObject(payload);
        return new MailJob(
                Task.valueOf(jobName.toUpperCase(Locale.ROOT)),
                text(fields.get("user")),
                text(fields.get("token")),
                text(fields.get("address")),
                Boolean.TRUE.equals(fields.get("merged")));
    }

    private static Optional<String> text(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    @Override
    public String toString() {
        return "MailJob[" + task + "]";
    }
}
