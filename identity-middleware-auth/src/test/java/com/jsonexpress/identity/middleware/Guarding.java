package com.jsonexpress.identity.middleware;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.ConfigCheck;
import com.jsonexpress.identity.config.ConfigReader;
import com.jsonexpress.identity.config.ConfigSource;
import com.jsonexpress.identity.config.IdentityKeys;
import com.jsonexpress.identity.event.IdentityEvent;
import com.jsonexpress.identity.http.Chain;
import com.jsonexpress.identity.http.Coverage.Cover;
import com.jsonexpress.identity.http.Coverage.Demand;
import com.jsonexpress.identity.http.Handler;
import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.http.MiddlewareContext;
import com.jsonexpress.identity.http.Proceed;
import com.jsonexpress.identity.http.Reply;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.http.Response;
import com.jsonexpress.identity.token.CallerCheck;
import com.jsonexpress.identity.token.Principal;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The whole chain with a started guard, and what went past it. */
final class Guarding {
    final List<IdentityEvent> events = new CopyOnWriteArrayList<>();
    private final Handler chain;

    private Guarding(Cover cover, Optional<CallerCheck> callers) {
        AuthMiddleware guard = new AuthMiddleware();
        guard.start(new MiddlewareContext(
                config(Map.of()), Clock.fixed(TestToken.NOW, ZoneOffset.UTC), events::add, callers, request -> cover));
        chain = Chain.of(List.of(guard), Proceed::new);
    }

    static Guarding demanding(Demand demand) {
        return new Guarding(new Cover(demand, false, false), Optional.empty());
    }

    static Guarding covered(Cover cover, CallerCheck callers) {
        return new Guarding(cover, Optional.of(callers));
    }

    /** A configuration with the test's secret. */
    static Config config(Map<String, String> more) {
        Map<String, String> values = new HashMap<>(more);
        values.putIfAbsent("jex.auth.secret", TestToken.SECRET);
        return read(values);
    }

    static Config read(Map<String, String> values, ConfigCheck... checks) {
        return new ConfigReader(IdentityKeys.all()).read(List.of(new ConfigSource("code", values)), List.of(checks));
    }

    static Request request(Headers headers) {
        return Request.of("GET", "/x", null, headers, InputStream.nullInputStream(), "192.0.2.7");
    }

    Reply send(String... authorization) {
        return send(Headers.of(authorization.length == 0 ? Map.of() : Map.of("Authorization", List.of(authorization))));
    }

    Reply send(Headers headers) {
        try {
            return chain.handle(request(headers));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    List<String> reasons() {
        return events.stream().map(event -> event.reason().orElse("")).toList();
    }

    /** {@code anonymous}, the caller's id, or status, code and challenge of the answer. */
    static String told(Reply reply) {
        if (reply instanceof Proceed proceed) {
            return proceed.request().caller().map(Principal::id).orElse("anonymous");
        }
        Response response = (Response) reply;
        String body = new String(response.body(), StandardCharsets.UTF_8);
        String code = body.replaceAll(".*\"code\":\"([a-z_]+)\".*", "$1");
        return response.status() + " " + code
                + response.headers()
                        .first("WWW-Authenticate")
                        .map(challenge -> " " + challenge)
                        .orElse("");
    }
}
