package com.jsonexpress.identity.kv.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;

/** A connection of its own to a Redis on loopback, for commands about connections. */
final class RawRedis implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader answers;

    RawRedis(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    }

    /** The answer to an inline command, a line or a bulk string. */
    String say(String command) {
        try {
            socket.getOutputStream().write((command + "\r\n").getBytes(UTF_8));
            String line = answers.readLine();
            if (!line.startsWith("$")) {
                return line;
            }
            char[] bulk = new char[Integer.parseInt(line.substring(1)) + 2];
            for (int read = 0; read < bulk.length; ) {
                read += answers.read(bulk, read, bulk.length - read);
            }
            return new String(bulk);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
