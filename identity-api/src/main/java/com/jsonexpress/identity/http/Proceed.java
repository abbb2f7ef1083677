package com.jsonexpress.identity.http;

/**
 * The request is none of our routes and may go on to the application.
 *
 * @param request with canonical path and caller, without header fields the application must not believe
 * @param headers to be added to whatever the application answers
 */
public record Proceed(Request request, Headers headers) implements Reply {
    public Proceed(Request request) {
        this(request, Headers.NONE);
    }
}
