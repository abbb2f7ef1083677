package com.jsonexpress.identity.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One connection that is kept alive, and opened anew where the server ends it: a request, its whole answer, the next request. */
final class Connection implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    private final int port;
    private final BodyLength bodyLength = new BodyLength();
    private Socket socket;
    private InputStream in;
    private byte[] buffer = new byte[16 * 1024];
    private int filled;

    Connection(int port) throws IOException {
        this.port = port;
        open();
    }

    private void open() throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = socket.getInputStream();
    }

    /** Sends a request and reads its answer, which has to be 200. */
    void send(byte[] request) throws IOException {
        receive(request);
        if (buffer[9] != '2' || buffer[10] != '0' || buffer[11] != '0') {
            throw new IOException("not the answer that is expected: " + answer());
        }
    }

    /** Sends a request; its answer, whatever it is, as text. */
    String exchange(byte[] request) throws IOException {
        receive(request);
        return answer();
    }

    /** The last one as text. */
    String answer() {
        return new String(buffer, 0, filled, StandardCharsets.UTF_8);
    }

    private void receive(byte[] request) throws IOException {
        int head;
        try {
            head = begin(request);
        } catch (EOFException | SocketException e) {
            // as Tomcat ends a connection after each hundred requests
            close();
            open();
            head = begin(request);
        }
        int length = head + bodyLength.of(buffer, head);
        while (filled < length) {
            fill();
        }
    }

    private int begin(byte[] request) throws IOException {
        filled = 0;
        socket.getOutputStream().write(request);
        return readHead();
    }

    private int readHead() throws IOException {
        int scanned = 0;
        while (true) {
            for (int at = Math.max(0, scanned - 3); at + 3 < filled; at++) {
                if (buffer[at] == '\r' && buffer[at + 1] == '\n' && buffer[at + 2] == '\r' && buffer[at + 3] == '\n') {
                    return at + 4;
                }
            }
            scanned = filled;
            fill();
        }
    }

    private void fill() throws IOException {
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * filled);
        }
        int count = in.read(buffer, filled, buffer.length - filled);
        if (count < 0) {
            throw new EOFException("the server ended the connection");
        }
        filled += count;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
