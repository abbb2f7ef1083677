package com.jsonexpress.identity.benchmarks.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who has an account and a session of it, or nobody, who asks a bare server for as much. For one thread. */
final class Account {
    private static final Pattern ACCESS_TOKEN = Pattern.compile("\"accessToken\":\"([^\"]+)\"");
    private static final Pattern REFRESH_TOKEN = Pattern.compile("\"refreshToken\":\"([^\"]+)\"");
    private static final String NO_TOKEN = "x".repeat(78);
    /** As long as ours, for a server that does not look at it. */
    private static final String UNREAD = bearer("x".repeat(455));

    private final byte[] hello;
    private final byte[] login;
    private final String refreshPath;
    private String refreshToken;

    private Account(String credentials, String authorization, String loginPath, String refreshPath, String token) {
        this.hello = ("GET /hello HTTP/1.1\r\nHost: localhost\r\n" + authorization + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        this.login = post(loginPath, credentials);
        this.refreshPath = refreshPath;
        this.refreshToken = token;
    }

    /** Of a bare server, which gets as many bytes; its {@code POST /hello} answers as much as a login or a refresh. */
    static Account bare() {
        return new Account(credentials(0), UNREAD, "/hello", "/hello", NO_TOKEN);
    }

    /** Who has no account, and tries to log in. */
    static Account stranger() {
        return new Account(credentials(0), "", "/auth/login", "/auth/refresh", NO_TOKEN);
    }

    /** With a token from elsewhere. */
    static Account withToken(String token) {
        return new Account(credentials(0), bearer(token), "/hello", "/hello", NO_TOKEN);
    }

    /** Registers and logs in. */
    static Account signedIn(int port, int number) throws IOException {
        try (Connection connection = new Connection(port)) {
            connection.exchange(post("/auth/register", credentials(number)));
            String answer = connection.exchange(post("/auth/login", credentials(number)));
            return new Account(
                    credentials(number),
                    bearer(found(ACCESS_TOKEN, answer)),
                    "/auth/login",
                    "/auth/refresh",
                    found(REFRESH_TOKEN, answer));
        }
    }

    /** {@code GET /hello}, with the token where there is one. */
    byte[] hello() {
        return hello;
    }

    byte[] login() {
        return login;
    }

    /** The next step of the session, with the token of the last answer. */
    byte[] refresh() {
        return post(refreshPath, "{\"refreshToken\":\"" + refreshToken + "\"}");
    }

    void refreshed(String answer) throws IOException {
        refreshToken = found(REFRESH_TOKEN, answer);
    }

    private static String credentials(int number) {
        return "{\"email\":\"load-" + number + "@example.com\",\"password\":\"quiet-lamp-40-otters\"}";
    }

    private static String bearer(String token) {
        return "Authorization: Bearer " + token + "\r\n";
    }

    private static String found(Pattern pattern, String answer) throws IOException {
        Matcher matcher = pattern.matcher(answer);
        if (!matcher.find()) {
            throw new IOException("no " + pattern + " in " + answer);
        }
        return matcher.group(1);
    }

    private static byte[] post(String path, String json) {
        return ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                        + json.length() + "\r\n\r\n" + json)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
