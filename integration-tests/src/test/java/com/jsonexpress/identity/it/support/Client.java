package com.jsonexpress.identity.it.support;

import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A client of an identity: the calls a test makes again and again. Notes every secret it meets. */
public final class Client {
    public static final String PASSWORD = Secrets.note("Tr0ub4dor-and-3-horses");

    private final Transport transport;

    public Client(Transport transport) {
        this.transport = transport;
    }

    /** The same client, which sends this header field with everything. */
    public Client with(String field, String value) {
        return new Client(
                (method, target, headers, body) -> transport.send(method, target, headers.with(field, value), body));
    }

    public Client withBearer(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** Sends JSON members given as name, value, name, value; with a Bearer token unless that is empty. */
    public Answer send(String method, String target, String token, @Nullable Object... members) {
        Headers headers = token.isEmpty() ? Headers.NONE : Headers.of("Authorization", "Bearer " + token);
        return send(method, target, headers, members);
    }

    public Answer send(String method, String target, Headers headers, @Nullable Object... members) {
        if (members.length == 0) {
            return noted(transport.send(method, target, headers, new byte[0]));
        }
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            body.put(String.valueOf(members[i]), members[i + 1]);
        }
        return raw(method, target, headers, Json.write(body));
    }

    /** Sends a body as it is, as JSON. */
    public Answer raw(String method, String target, Headers headers, byte[] body) {
        return noted(transport.send(method, target, headers.with("Content-Type", "application/json"), body));
    }

    public Answer post(String target, Object... members) {
        return send("POST", target, "", members);
    }

    public Answer get(String target, String token) {
        return send("GET", target, token);
    }

    public Answer register(String email) {
        return post("/auth/register", "email", email, "password", PASSWORD);
    }

    public Answer login(String email, String password) {
        return post("/auth/login", "email", email, "password", Secrets.note(password));
    }

    public Answer refresh(String token) {
        return post("/auth/refresh", "refreshToken", token);
    }

    private static Answer noted(Answer answer) {
        if (answer.text().startsWith("{")) {
            for (String name : new String[] {"accessToken", "refreshToken", "deviceToken"}) {
                if (answer.at(name) instanceof String token) {
                    Secrets.note(token);
                }
            }
        }
        return answer;
    }
}
