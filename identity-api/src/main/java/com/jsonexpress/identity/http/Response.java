package com.jsonexpress.identity.http;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * An answer. The body is the caller's to leave alone; printing shows the status alone.
 *
 * @param status 200 to 599
 * @param body empty where there is none
 * @param reason why a request was refused and what helps, for the log alone; never sent
 */
@SuppressWarnings("ArrayRecordComponent")
public record Response(int status, Headers headers, byte[] body, Optional<String> reason) implements Reply {
    private static final byte[] EMPTY = {};

    public Response(int status, Headers headers, byte[] body) {
        this(status, headers, body, Optional.empty());
    }

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
        return with(headers.with(name, value));
    }

    /** The answer with these header fields alone. */
    public Response with(Headers others) {
        return new Response(status, others, body, reason);
    }

    /** Says to the log, and to nobody else, why the request was refused. */
    public Response because(String why) {
        return new Response(status, headers, body, Optional.of(why));
    }

    @Override
    public String toString() {
        return "Response[" + status + "]";
    }
}
