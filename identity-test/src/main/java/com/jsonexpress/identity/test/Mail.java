package com.jsonexpress.identity.test;

import com.jsonexpress.identity.core.spi.EmailMessage;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail that was sent. Prints recipient and subject alone. */
public final class Mail {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+");
    private static final Pattern TOKEN = Pattern.compile("[?&]token=([^&#]+)");

    private final EmailMessage message;

    Mail(EmailMessage message) {
        this.message = message;
    }

    /** The address, as typed. */
    public String to() {
        return message.to().typed();
    }

    public String subject() {
        return message.subject();
    }

    public String text() {
        return message.text();
    }

    public String html() {
        return message.html();
    }

    /**
     * The first link of the text.
     *
     * @throws AssertionError where it has none
     */
    public URI link() {
        return URI.create(first(LINK, text(), 0, "link"));
    }

    /**
     * The token in that link, as {@code POST /auth/verify} and {@code POST /auth/password/reset} take it.
     *
     * @throws AssertionError where it has none
     */
    public String token() {
        return first(TOKEN, link().toString(), 1, "token");
    }

    boolean isTo(String address) {
        return to().equalsIgnoreCase(address);
    }

    EmailMessage message() {
        return message;
    }

    private String first(Pattern pattern, String text, int group, String what) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("no " + what + " in " + this);
        }
        return matcher.group(group);
    }

    @Override
    public String toString() {
        return "\"" + subject() + "\" to " + to();
    }
}
