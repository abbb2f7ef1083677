package com.jsonexpress.identity.it.hosts.micronaut;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.http.Proceed;
import com.jsonexpress.identity.http.Reply;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.http.Response;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerShutdownEvent;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts an identity in front of every controller; {@code request.getUserPrincipal()} is the caller. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
public class InFront implements Ordered {
    private static final String ADDED = "identity.added";

    private final Identity identity = Identity.start(IdentitySettings.none().announceByHost());

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Nullable
    HttpResponse<?> decide(HttpRequest<?> request) throws IOException {
        Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        request.getHeaders().forEach(fields::put);
        String target = request.getUri().toString();
        int mark = target.indexOf('?');
        try (LazyBody body = new LazyBody((ServerHttpRequest<?>) request)) {
            Reply reply = identity.handle(Request.of(
                    request.getMethodName(),
                    mark < 0 ? target : target.substring(0, mark),
                    mark < 0 ? null : target.substring(mark + 1),
                    Headers.of(fields),
                    body,
                    request.getRemoteAddress().getAddress().getHostAddress()));
            return reply instanceof Proceed leave ? go(request, leave) : answer((Response) reply);
        }
    }

    private static @Nullable HttpResponse<?> go(HttpRequest<?> request, Proceed leave) {
        request.setAttribute(ADDED, leave.headers());
        leave.request().caller().ifPresent(request::setUserPrincipal);
        return null;
    }

    private static HttpResponse<?> answer(Response answer) {
        MutableHttpResponse<byte[]> response = HttpResponse.status(answer.status(), "");
        return with(answer.headers(), response.body(answer.body()));
    }

    @ResponseFilter
    void add(HttpRequest<?> request, MutableHttpResponse<?> response) {
        request.getAttribute(ADDED, Headers.class).ifPresent(added -> with(added, response));
    }

    private static MutableHttpResponse<?> with(Headers headers, MutableHttpResponse<?> response) {
        headers.forEach((name, values) -> values.forEach(value -> response.header(name, value)));
        return response;
    }

    @EventListener
    void started(ServerStartupEvent event) {
        identity.ready();
    }

    @EventListener
    void stopped(ServerShutdownEvent event) {
        identity.close();
    }
}
