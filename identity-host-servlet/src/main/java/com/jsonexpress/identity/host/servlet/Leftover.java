package com.jsonexpress.identity.host.servlet;

import jakarta.servlet.http.HttpServletRequest;

/** What a client still sends of a body that nobody wanted. */
final class Leftover {
    private static final int MOST = 2 * 1024 * 1024;

    private Leftover() {}

    /**
     * Reads it after the answer. Some containers close a connection on which unread bytes lie, and the reset that follows can
     * take the answer away from a client that is still sending. One that waits for {@code 100 Continue} sends nothing more.
     */
    static void read(HttpServletRequest request) {
        if (request.getHeader("Expect") == null && request.getContentLengthLong() <= MOST) {
            OwnBody body = new OwnBody(request);
            byte[] buffer = new byte[512]; // nothing is left of nearly all
            int left = MOST;
            try {
                for (int read = 0; read >= 0 && left > 0; left -= read) {
                    read = body.read(buffer, 0, buffer.length);
                }
            } catch (RuntimeException e) { // gone or too slow; or read by another part: the answer is out already
                return;
            }
        }
    }
}
