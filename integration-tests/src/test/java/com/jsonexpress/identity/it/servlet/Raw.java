package com.jsonexpress.identity.it.servlet;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A request byte by byte, over a connection of its own. */
final class Raw {
    private Raw() {}

    /** Sends request line and fields, each with its line end, and gives the whole answer. */
    static String send(int port, String head) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write((head + "Host: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
