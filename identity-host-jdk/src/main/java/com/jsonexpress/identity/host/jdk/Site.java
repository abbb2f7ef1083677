package com.jsonexpress.identity.host.jdk;

import com.jsonexpress.identity.access.Route;
import com.jsonexpress.identity.access.Router;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.http.Proceed;
import com.jsonexpress.identity.http.Reply;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.http.Response;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The application: its routes, then its mounted handlers, then 404. */
final class Site implements Gate.Application {
    private final Function<Request, Reply> routes;
    private final Mounts mounts;
    private final List<MountContext> contexts;

    Site(List<Route> routes, Mounts mounts, HttpServer server) {
        this.routes = OurAnswer.shieldApplication(new Router(routes, Proceed::new));
        this.mounts = mounts;
        this.contexts = mounts.contexts(server);
    }

    @Override
    public void answer(HttpExchange exchange, Proceed leave) throws IOException {
        Reply reply = routes.apply(leave.request());
        if (reply instanceof Response response) {
            Answer.write(exchange, response, leave.headers());
            return;
        }
        Optional<MountContext> context = mounts.find(leave.request().path(), contexts);
        if (context.isPresent()) {
            GuardedExchange guarded = new GuardedExchange(exchange, context.get(), leave);
            ApplicationCall.run(context.get().getHandler(), guarded, leave);
        } else {
            Answer.write(exchange, OurAnswer.to(CommonError.NOT_FOUND), leave.headers());
        }
    }
}
