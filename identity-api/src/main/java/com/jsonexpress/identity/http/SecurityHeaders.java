package com.jsonexpress.identity.http;

/** Adds to every answer of ours that it is not to be kept and not to be guessed at (ASVS 5.0 3.4.4, 14.3.2). */
public final class SecurityHeaders implements Handler {
    private static final Headers FIELDS =
            Headers.of("Cache-Control", "no-store").with("X-Content-Type-Options", "nosniff");

    private final Handler next;

    public SecurityHeaders(Handler next) {
        this.next = next;
    }

    /** The answer with these header fields, for what is answered outside the chain. */
    public static Response on(Response response) {
        return response.with(response.headers().with(FIELDS));
    }

    @Override
    public Reply handle(Request request) throws Exception {
        Reply reply = next.handle(request);
        if (reply instanceof Response response) {
            return on(response);
        }
        return reply;
    }
}
