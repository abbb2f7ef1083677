package com.jsonexpress.identity.host.jdk;

import com.jsonexpress.identity.http.Proceed;
import com.jsonexpress.identity.http.Response;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a handler of the application's, in the JDK's own shape, and answers for it where it throws. */
final class ApplicationCall {
    private static final Logger LOG = LoggerFactory.getLogger(ApplicationCall.class);

    private ApplicationCall() {}

    /** An {@code IOException} from here makes the server close the connection, so that half an answer is seen as such. */
    static void run(HttpHandler handler, GuardedExchange exchange, Proceed leave) throws IOException {
        IOException[] lost = new IOException[1];
        var reply = OurAnswer.shieldApplication(request -> {
                    try {
                        handler.handle(exchange);
                    } catch (IOException e) {
                        if (!exchange.answered()) {
                            throw e;
                        }
                        lost[0] = e;
                    }
                    return leave;
                })
                .apply(leave.request());
        if (lost[0] != null) {
            LOG.debug("The peer went away during the answer", lost[0]);
            throw lost[0];
        }
        if (reply instanceof Response response) {
            instead(exchange, response, leave);
        }
    }

    private static void instead(GuardedExchange exchange, Response response, Proceed leave) throws IOException {
        if (exchange.answered()) {
            throw new IOException("the application failed within its answer");
        }
        exchange.getResponseHeaders().clear();
        Answer.write(exchange.unguarded(), response, leave.headers());
    }
}
