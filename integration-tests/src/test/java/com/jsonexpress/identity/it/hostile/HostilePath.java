package com.jsonexpress.identity.it.hostile;

/**
 * A request target, byte by byte (each character is one byte), with what the rule that made it demands.
 *
 * @param reading where the verdict is {@link Verdict#ANOTHER}: the decoded path that the target has as its one reading
 */
record HostilePath(String rule, String target, Verdict verdict, String reading) {

    /** What has to come of it. */
    enum Verdict {
        /** More than one reading: 400 {@code invalid_path} (contract 2.4). */
        INVALID_PATH,
        /** No target that an origin server serves: 400 {@code bad_request} (RFC 9112 §3.2). */
        BAD_REQUEST,
        /** The JDK's server answers 400 itself: what {@code java.net.URI} does not read. */
        SERVER_400,
        /** The JDK's server answers 404 itself: a target without a path that begins with a slash. */
        SERVER_404,
        /** The JDK's server closes the connection without an answer. */
        SERVER_CLOSES,
        /** One reading, the route itself: answered like the plain spelling. */
        THE_ROUTE,
        /** One reading, and it is another path. */
        ANOTHER
    }

    static HostilePath of(String rule, String target, Verdict verdict) {
        return new HostilePath(rule, target, verdict, "");
    }

    static HostilePath another(String rule, String target, String reading) {
        return new HostilePath(rule, target, Verdict.ANOTHER, reading);
    }

    @Override
    public String toString() {
        String shown = target.length() > 80 ? target.substring(0, 80) + "…" : target;
        return rule + ": " + shown.replaceAll("[^ -~…]", "?");
    }
}
