package com.jsonexpress.identity.http;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * One line at {@code DEBUG} for each request that is refused: what was asked for, the reason, and what helps. Without the
 * query, which may hold what is nobody's business. No text of a client can forge a line.
 */
public final class RefusalLog {
    private static final Logger LOG = System.getLogger(RefusalLog.class.getName());
    private static final int MAX_LENGTH = 200;

    private RefusalLog() {}

    /** The same reply; the log is told where it is a refusal of ours. {@link Outages} tells of outages. */
    public static Reply noted(Request request, Reply reply) {
        if (reply instanceof Response refusal
                && refusal.status() < 500
                && refusal.reason().isPresent()) {
            LOG.log(Level.DEBUG, () -> line(request, refusal));
        }
        return reply;
    }

    private static String line(Request request, Response refusal) {
        return "Refused " + plain(request.method() + " " + request.rawPath()) + " with " + refusal.status() + ": "
                + plain(refusal.reason().orElseThrow());
    }

    private static String plain(String text) {
        String cleaned = text.replaceAll("[^\\x20-\\x7e]", "?");
        return cleaned.length() > MAX_LENGTH ? cleaned.substring(0, MAX_LENGTH) : cleaned;
    }
}
