package com.jsonexpress.identity.it.hosts.vertx;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.http.Proceed;
import com.jsonexpress.identity.http.Reply;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.http.Response;
import com.jsonexpress.identity.token.Principal;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Puts an identity in front of all that comes after it: {@code router.route().handler(new IdentityHandler(identity))} first. */
public final class IdentityHandler implements Handler<RoutingContext> {
    private static final String CALLER = Principal.class.getName();

    private final Identity identity;

    public IdentityHandler(Identity identity) {
        this.identity = identity;
    }

    /** The verified caller; empty for an anonymous one. */
    public static Optional<Principal> caller(RoutingContext context) {
        return Optional.ofNullable(context.get(CALLER));
    }

    @Override
    public void handle(RoutingContext context) {
        context.request().pause(); // the body stays where it is, for the application
        context.vertx()
                .executeBlocking(() -> identity.handle(request(context)), false)
                .onSuccess(reply -> go(context, reply))
                .onFailure(context::fail);
    }

    private static Request request(RoutingContext context) {
        HttpServerRequest request = context.request();
        Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        request.headers()
                .names()
                .forEach(name -> fields.put(name, request.headers().getAll(name)));
        // the absolute form is for proxies; what stands behind the authority counts
        String target = request.uri().replaceFirst("^(?i:https?)://[^/?#@\\\\]+(?=/)", "");
        int mark = target.indexOf('?');
        return Request.of(
                request.method().name(),
                mark < 0 ? target : target.substring(0, mark),
                mark < 0 ? null : target.substring(mark + 1),
                Headers.of(fields),
                new BlockingBody(context),
                request.connection().remoteAddress().hostAddress());
    }

    private static void go(RoutingContext context, Reply reply) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        if (reply instanceof Proceed leave) {
            List.copyOf(request.headers().names()).stream()
                    .filter(name -> leave.request().header(name).isEmpty())
                    .forEach(request.headers()::remove);
            leave.headers().forEach(response.headers()::set);
            leave.request().caller().ifPresent(caller -> context.put(CALLER, caller));
            request.resume();
            context.next();
        } else if (reply instanceof Response answer && !response.closed()) {
            response.setStatusCode(answer.status());
            answer.headers().forEach(response.headers()::set);
            if (request.method().equals(HttpMethod.HEAD)) {
                response.putHeader("Content-Length", Integer.toString(answer.body().length))
                        .end();
            } else {
                response.end(Buffer.buffer(answer.body()));
            }
            BlockingBody.drop(request);
        }
    }
}
