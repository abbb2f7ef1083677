package com.jsonexpress.identity.it.support;

import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.host.jdk.JdkHost;
import com.jsonexpress.identity.host.jdk.JdkServer;
import com.jsonexpress.identity.token.Principal;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The JDK's own server on a free port. */
public final class JdkFixture implements HostFixture {

    @Override
    public Running start(IdentitySettings settings) {
        JdkServer server = JdkHost.create()
                .settings(settings)
                .port(0)
                .handle("/", JdkFixture::answer)
                .start();
        return new Running(server.identity(), HttpTransport.to(server.port()), OptionalInt.of(server.port()), server);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] body =
                JdkHost.caller(exchange).map(Principal::id).orElse("anonymous").getBytes(StandardCharsets.UTF_8);
        String seen = exchange.getRequestHeaders().keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new))
                .toString();
        exchange.getResponseHeaders().set("X-Seen", seen);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(200, head ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}
