package com.jsonexpress.identity.it.support;

import com.jsonexpress.identity.http.Headers;

/** How a test's requests reach an identity. */
@FunctionalInterface
public interface Transport {

    /**
     * Sends one request.
     *
     * @param target path and query as they are to be sent
     * @param body empty for none
     */
    Answer send(String method, String target, Headers headers, byte[] body);
}
