package com.jsonexpress.identity.core.mail;

import java.time.Duration;
import java.util.Optional;

/**
 * What a mail may speak of. Prints nothing of it.
 *
 * @param address whom it goes to
 * @param link with the token, whole
 * @param life of the link, what is left of it
 */
public record MailModel(String appName, String address, Optional<String> link, Duration life) {
    @Override
    public String toString() {
        return "MailModel";
    }
}
