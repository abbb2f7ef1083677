package com.jsonexpress.identity.it.hostile;

import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.it.support.Answer;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One connection on which exactly the given bytes are sent, and which reads what comes back within a deadline. It is
 * kept alive where the server keeps it. Not thread-safe.
 */
final class Wire implements AutoCloseable {
    /** The status of a connection that was closed without an answer. */
    static final int CLOSED = 0;

    private static final Answer NONE = new Answer(CLOSED, Headers.NONE, new byte[0]);

    private final int port;
    private final Latencies latencies;
    private @Nullable Socket socket;
    private InputStream in = InputStream.nullInputStream();

    Wire(int port, Latencies latencies) {
        this.port = port;
        this.latencies = latencies;
    }

    /** Sends one request and reads its answer. */
    Answer send(byte[] request) {
        boolean reused = socket != null;
        Answer answer = exchange(request);
        // a kept connection may have been closed before the request arrived; a second refusal is meant
        return reused && answer.status() == CLOSED ? exchange(request) : answer;
    }

    /** Sends these bytes on a connection of their own, ends the sending, and tells every answer until the end. */
    static List<Answer> all(int port, byte[] bytes, Latencies latencies) {
        List<Answer> answers = new ArrayList<>();
        try (Wire wire = new Wire(port, latencies)) {
            long start = System.nanoTime();
            Socket open = wire.open();
            open.getOutputStream().write(bytes);
            open.shutdownOutput();
            for (Answer answer = wire.read(); answer.status() != CLOSED; answer = wire.read()) {
                answers.add(answer);
                latencies.add(System.nanoTime() - start);
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("neither an answer nor an end", e);
        } catch (IOException e) {
            // reset by a peer that had enough: what was answered is answered
        }
        return answers;
    }

    private Answer exchange(byte[] request) {
        try {
            long start = System.nanoTime();
            Socket open = open();
            open.getOutputStream().write(request);
            Answer answer = read();
            latencies.add(System.nanoTime() - start);
            boolean ends = answer.headers().all("Connection").stream().anyMatch("close"::equalsIgnoreCase);
            if (ends || answer.status() == CLOSED) {
                close();
            }
            return answer;
        } catch (SocketTimeoutException e) {
            throw new AssertionError("no answer", e);
        } catch (IOException e) {
            close();
            return NONE;
        }
    }

    private Socket open() throws IOException {
        Socket open = socket;
        if (open == null) {
            open = new Socket(InetAddress.getLoopbackAddress(), port);
            open.setTcpNoDelay(true);
            in = new BufferedInputStream(PatientInput.of(open));
            socket = open;
        }
        return open;
    }

    private Answer read() throws IOException {
        String status = line();
        if (status.isEmpty()) {
            return NONE;
        }
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String field = line(); !field.isEmpty(); field = line()) {
            int colon = field.indexOf(':');
            fields.computeIfAbsent(field.substring(0, colon), name -> new ArrayList<>())
                    .add(field.substring(colon + 1).strip());
        }
        Headers headers = Headers.of(fields);
        int length = headers.first("Content-Length").map(Integer::parseInt).orElse(0);
        return new Answer(Integer.parseInt(status.substring(9, 12)), headers, in.readNBytes(length));
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() {
        Socket open = socket;
        socket = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
