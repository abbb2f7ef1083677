package com.jsonexpress.identity.email.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** A server of SMTP that refuses, hangs and speaks TLS as it is told. The tests of other modules use it, too. */
public final class ScriptedServer implements AutoCloseable {
    public static final String HANG = "hang";
    public static final String HANG_UP = "hang up";

    private final ServerSocket listening;
    private final Map<String, String> replies = new ConcurrentHashMap<>();
    private final Map<String, Duration> waits = new ConcurrentHashMap<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final @Nullable SSLSocketFactory secure;
    private final boolean secureFromTheStart;

    final List<String> commands = new CopyOnWriteArrayList<>();
    public final List<String> mails = new CopyOnWriteArrayList<>();
    final AtomicInteger connections = new AtomicInteger();

    /** Without TLS. */
    public ScriptedServer() {
        this(0, null);
    }

    /**
     * @param port 0 picks one
     * @param secure for STARTTLS; none is offered without it
     */
    public ScriptedServer(int port, @Nullable SSLSocketFactory secure) {
        this(port, secure, false);
    }

    /** One that speaks TLS from the first byte. */
    static ScriptedServer smtps(SSLSocketFactory secure) {
        return new ScriptedServer(0, secure, true);
    }

    private ScriptedServer(int port, @Nullable SSLSocketFactory secure, boolean secureFromTheStart) {
        this.secure = secure;
        this.secureFromTheStart = secureFromTheStart;
        try {
            listening = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread(this::accept);
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** What it replies to a command from now on, instead of taking it; {@code MAIL}, {@code RCPT}, {@code DATA}, {@code END}. */
    public ScriptedServer reply(String command, String line) {
        replies.put(command, line);
        return this;
    }

    /** From now on it waits as long before it replies to the command. */
    ScriptedServer slow(String command, Duration wait) {
        waits.put(command, wait);
        return this;
    }

    /** Connections that nobody has closed. */
    public long open() {
        return sockets.stream().filter(socket -> !socket.isClosed()).count();
    }

    public void obey() {
        replies.clear();
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (!listening.isClosed()) {
                Socket socket = listening.accept();
                sockets.add(socket);
                connections.incrementAndGet();
                thread(() -> talk(socket));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void talk(Socket plain) {
        try (Socket socket = secureFromTheStart ? secured(plain) : plain) {
            converse(socket, true);
        } catch (IOException e) {
            // the peer went away, or refused us
        }
    }

    private void converse(Socket socket, boolean greet) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
        OutputStream out = socket.getOutputStream();
        boolean isSecure = socket instanceof SSLSocket;
        if (greet && !say(in, out, "GREETING", "220 scripted")) {
            return;
        }
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            commands.add((isSecure ? "TLS " : "") + line);
            String word = line.split(" ")[0].toUpperCase(Locale.ROOT);
            switch (word) {
                case "EHLO" -> say(in, out, word, "250-scripted\r\n250 " + offered(isSecure));
                case "AUTH" -> say(in, out, word, "235 welcome");
                case "STARTTLS" -> {
                    say(in, out, word, "220 go on");
                    converse(secured(socket), false);
                    return;
                }
                case "DATA" -> {
                    if (say(in, out, word, "354 go on")) {
                        String mail = mail(in);
                        take(in, mail, out);
                    }
                }
                case "QUIT" -> {
                    say(in, out, word, "221 bye");
                    return;
                }
                default -> say(in, out, word, "250 OK");
            }
        }
    }

    private String offered(boolean isSecure) {
        if (isSecure) {
            return "AUTH PLAIN";
        }
        return secure == null ? "HELP" : "STARTTLS";
    }

    /** It is there before the client hears of it. */
    private void take(Reader in, String mail, OutputStream out) throws IOException {
        boolean taken = false;
        mails.add(mail);
        try {
            taken = say(in, out, "END", "250 taken");
        } finally {
            if (!taken) {
                mails.remove(mail);
            }
        }
    }

    /** Whether it was taken. */
    private boolean say(Reader in, OutputStream out, String command, String usual) throws IOException {
        @Nullable String other = replies.get(command);
        if (HANG.equals(other)) {
            in.transferTo(Writer.nullWriter()); // until the client's patience ends
            throw new IOException("left alone");
        }
        if (HANG_UP.equals(other)) {
            throw new IOException("hung up");
        }
        LockSupport.parkNanos(waits.getOrDefault(command, Duration.ZERO).toNanos());
        out.write(((other == null ? usual : other) + "\r\n").getBytes(ISO_8859_1));
        out.flush();
        return other == null;
    }

    private static String mail(BufferedReader in) throws IOException {
        StringBuilder mail = new StringBuilder();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals(".")) {
                return mail.toString();
            }
            mail.append(line).append('\n');
        }
        throw new IOException("the peer went away in the middle of a mail");
    }

    private SSLSocket secured(Socket socket) throws IOException {
        SSLSocketFactory sockets = Objects.requireNonNull(secure);
        SSLSocket secured = (SSLSocket) sockets.createSocket(socket, null, socket.getPort(), true);
        secured.setUseClientMode(false);
        secured.startHandshake();
        return secured;
    }

    /** Ends every connection, and takes new ones. */
    void hangUp() {
        try {
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
            hangUp();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
