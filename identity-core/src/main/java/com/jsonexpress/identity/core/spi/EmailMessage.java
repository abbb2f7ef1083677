package com.jsonexpress.identity.core.spi;

import com.jsonexpress.identity.schema.EmailAddress;
import java.util.Map;
import java.util.Optional;

/**
 * One mail to one address. Cannot carry a line break or another control character into a header field: such a message
 * cannot be made. Prints its id alone, for the text holds a link.
 *
 * @param to the one recipient, sent to as typed
 * @param from such as {@code Example <no-reply@example.com>}
 * @param replyTo where answers go
 * @param headers further header fields; names of letters, digits and hyphens
 * @param id the same for every attempt to send this message; a provider makes the Message-ID of it
 */
public record EmailMessage(
        String id,
        EmailAddress to,
        String from,
        String subject,
        String text,
        String html,
        Optional<String> replyTo,
        Map<String, String> headers) {
    public EmailMessage {
        headers = Map.copyOf(headers);
        oneLine("id", id);
        oneLine("from", from);
        oneLine("subject", subject);
        replyTo.ifPresent(address -> oneLine("replyTo", address));
        headers.forEach((name, value) -> {
            if (!name.matches("[A-Za-z0-9-]{1,64}")) {
                throw new IllegalArgumentException("a header name is made of letters, digits and hyphens");
            }
            oneLine(name, value);
        });
    }

    private static void oneLine(String field, String value) {
        if (value.chars().anyMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029)) {
            throw new IllegalArgumentException(field + " must not hold control characters");
        }
    }

    @Override
    public String toString() {
        return "EmailMessage[" + id + "]";
    }
}
