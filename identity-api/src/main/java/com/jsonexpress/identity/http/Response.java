package com.jsonexpress.identity.http;

import java.nio.charset.StandardCharsets;

/**
 * An answer. The body is the caller's to leave alone; printing shows the status alone.
 *
 * @param status 200 to 599
 * @param body empty where there is none
 */
@SuppressWarnings("ArrayRecordComponent")
public record Response(int status, Headers headers, byte[] body) implements Reply {
    private static final byte[] EMPTY = {};

    public static Response of(int status) {
        return new Response(status, Headers.NONE, EMPTY);
    }

    /** A JSON answer. */
    public static Response json(int status, byte[] json) {
        return new Response(status, Headers.of("Content-Type", "application/json"), json);
    }

    /** A plain text answer with status 200. */
    public static Response text(String text) {
        return new Response(
                200, Headers.of("Content-Type", "text/plain; charset=utf-8"), text.getBytes(StandardCharsets.UTF_8));
    }

    public Response header(String name, String value) {
        return new Response(status, headers.with(name, value), body);
    }

    @Override
    public String toString() {
        return "Response[" + status + "]";
    }
}
