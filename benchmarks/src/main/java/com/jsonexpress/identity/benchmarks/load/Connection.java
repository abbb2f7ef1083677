package com.jsonexpress.identity.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One connection that is kept alive, and opened anew where the server ends it: a request, its whole answer, the next request. */
final class Connection implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: *(\\d+)\r\n");
    private static final int PATIENCE_MILLIS = 10_000;

    private final int port;
    private Socket socket;
    private InputStream in;
    private byte[] buffer = new byte[16 * 1024];
    private int filled;
    /** Of the last answer whose header fields were read, and how long all of it was. */
    private byte[] knownHead = {};

    private int knownLength;

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
        int length = receive(request);
        if (buffer[9] != '2' || buffer[10] != '0' || buffer[11] != '0') {
            throw new IOException("not the answer that is expected: " + text(length));
        }
    }

    /** Sends a request; its answer, whatever it is, as text. */
    String exchange(byte[] request) throws IOException {
        return text(receive(request));
    }

    private String text(int length) {
        return new String(buffer, 0, length, StandardCharsets.UTF_8);
    }

    /** The length of the answer in bytes. */
    private int receive(byte[] request) throws IOException {
        int head;
        try {
            head = begin(request);
        } catch (EOFException | SocketException e) {
            // as Tomcat ends a connection after each hundred requests
            close();
            open();
            head = begin(request);
        }
        int length = head + bodyLength(head);
        while (filled < length) {
            fill();
        }
        return length;
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

    /** Answers of one server are alike but for their date: what the last one said of its length is not read again. */
    private int bodyLength(int head) throws IOException {
        if (knownHead.length == head && Arrays.mismatch(knownHead, 0, 16, buffer, 0, 16) < 0) {
            return knownLength;
        }
        String text = new String(buffer, 0, head, StandardCharsets.ISO_8859_1);
        Matcher length = LENGTH.matcher(text.toLowerCase(Locale.ROOT));
        if (!length.find()) {
            throw new IOException("an answer of unknown length: " + text);
        }
        knownHead = Arrays.copyOf(buffer, head);
        knownLength = Integer.parseInt(length.group(1));
        return knownLength;
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
