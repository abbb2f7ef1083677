package com.jsonexpress.identity.host.jdk;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.error.FailureException;
import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.http.Proceed;
import com.jsonexpress.identity.http.Reply;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.http.Response;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.function.Function;

/** Lets identity look at an exchange first, and the application answer what identity leaves to it. Thread-safe. */
final class Gate {
    private static final Headers CLOSE = Headers.of("Connection", "close");

    private final Function<Request, Reply> guarded;
    private final InFlight inFlight;

    Gate(Identity identity, InFlight inFlight) {
        this.guarded = OurAnswer.shield(identity::handle);
        this.inFlight = inFlight;
    }

    /** Answers what identity lets proceed. */
    @FunctionalInterface
    interface Application {
        void answer(HttpExchange exchange, Proceed leave) throws IOException;
    }

    void serve(HttpExchange exchange, Application application) throws IOException {
        SlowPeers.leave();
        Headers ending = inFlight.stopping() || isChunked(exchange) ? CLOSE : Headers.NONE;
        WatchedInput body = new WatchedInput(exchange.getRequestBody());
        Reply reply = decide(exchange, body);
        if (reply instanceof Proceed leave) {
            body.toApplication();
            boolean stays = ending == Headers.NONE;
            application.answer(
                    exchange,
                    stays ? leave : new Proceed(leave.request(), leave.headers().with(ending)));
        } else if (reply instanceof Response response) {
            Answer.write(exchange, response, ending);
        }
    }

    /**
     * The JDK's server reads some chunk sizes otherwise than others do – more than eight digits, none at all – and goes on
     * with what follows. So what follows chunks is never taken for a request (RFC 9112 §7.1, §11.2).
     */
    private static boolean isChunked(HttpExchange exchange) {
        return exchange.getRequestHeaders().containsKey("Transfer-Encoding");
    }

    private Reply decide(HttpExchange exchange, WatchedInput body) {
        Request request;
        try {
            request = RequestMapping.request(exchange, body);
        } catch (FailureException e) {
            return OurAnswer.to(e.failure()).header("Connection", "close");
        }
        return guarded.apply(request);
    }
}
