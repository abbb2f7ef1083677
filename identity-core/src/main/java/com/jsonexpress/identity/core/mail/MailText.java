package com.jsonexpress.identity.core.mail;

/** A rendered mail. Prints nothing of it: the text holds a link. */
public record MailText(String subject, String text, String html) {
    @Override
    public String toString() {
        return "MailText";
    }
}
