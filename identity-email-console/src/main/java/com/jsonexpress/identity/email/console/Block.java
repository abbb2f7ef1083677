package com.jsonexpress.identity.email.console;

import com.jsonexpress.identity.core.spi.EmailMessage;

/** A mail as a framed block of text. No line is broken, so that a link stays one; ASCII, for any console. */
final class Block {
    private static final String TOP = "+---- mail ----------------------------------------------------------------";
    private static final String BOTTOM = "+--------------------------------------------------------------------------";
    private static final String SIDE = "| ";

    private Block() {}

    static String of(EmailMessage message) {
        StringBuilder block = new StringBuilder().append('\n').append(TOP).append('\n');
        line(block, "To:      " + message.to().typed());
        line(block, "Subject: " + message.subject());
        line(block, "");
        message.text().lines().forEach(text -> line(block, text));
        return block.append(BOTTOM).append('\n').toString();
    }

    private static void line(StringBuilder block, String text) {
        block.append((SIDE + harmless(text)).stripTrailing()).append('\n');
    }

    /** Control characters could move the cursor, colour the screen or leave the frame. */
    private static String harmless(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) && c != '\t' ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
