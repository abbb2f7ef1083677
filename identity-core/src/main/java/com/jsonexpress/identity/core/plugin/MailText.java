package com.jsonexpress.identity.core.plugin;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A rendered mail. Prints nothing of it: the text may hold a link.
 *
 * @param subject one line; a mail whose subject holds a control character is never sent
 * @param html a whole document; whatever was put into it went through {@link #escape}
 */
public record MailText(String subject, String text, String html) {

    /** A mail whose HTML is made of its text, escaped: an empty line begins a paragraph. */
    public static MailText of(String subject, String text) {
        String paragraphs = Stream.of(text.strip().replaceAll("\\R", "\n").split("\n\\s*\n"))
                .map(paragraph -> "<p>" + escape(paragraph).replace("\n", "<br>\n") + "</p>\n")
                .collect(Collectors.joining());
        return new MailText(subject, text, "<!doctype html>\n<html>\n<body>\n" + paragraphs + "</body>\n</html>\n");
    }

    /** A text as it may stand in HTML, between tags and in quoted attributes. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    @Override
    public String toString() {
        return "MailText";
    }
}
