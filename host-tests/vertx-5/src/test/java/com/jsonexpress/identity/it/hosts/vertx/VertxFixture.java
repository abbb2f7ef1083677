package com.jsonexpress.identity.it.hosts.vertx;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.it.support.HostFixture;
import com.jsonexpress.identity.it.support.HttpTransport;
import com.jsonexpress.identity.token.Principal;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A server of Vert.x on a free port, whose one route takes every path and method. */
final class VertxFixture implements HostFixture {
    private static final Vertx VERTX = Vertx.vertx(new VertxOptions().setWorkerPoolSize(32));

    @Override
    public Running start(IdentitySettings settings) {
        Identity identity = Identity.start(settings);
        Router router = Router.router(VERTX);
        router.route().handler(new IdentityHandler(identity));
        router.route().handler(VertxFixture::answer);
        // past 8 KiB identity answers 431 with a body of its own; so does Vert.x, with none of ours
        HttpServerOptions options =
                new HttpServerOptions().setHost("localhost").setPort(0).setMaxHeaderSize(65_536);
        HttpServer server = await(
                VERTX.createHttpServer(options).requestHandler(router).listen().toCompletionStage());
        return new Running(identity, HttpTransport.to(server.actualPort()), OptionalInt.of(server.actualPort()), () -> {
            await(server.close().toCompletionStage());
            identity.close();
        });
    }

    private static void answer(RoutingContext context) {
        context.response()
                .putHeader(
                        "X-Seen",
                        context.request().headers().names().stream()
                                .map(name -> name.toLowerCase(Locale.ROOT))
                                .collect(Collectors.toCollection(TreeSet::new))
                                .toString());
        context.end(IdentityHandler.caller(context).map(Principal::id).orElse("anonymous"));
    }

    private static <T> T await(java.util.concurrent.CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
