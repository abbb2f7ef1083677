package com.jsonexpress.identity.host.jdk;

import com.jsonexpress.identity.http.Proceed;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpPrincipal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the application sees of an exchange: the caller as principal, header fields without forged ones, identity's own
 * added to the answer. Attributes belong to this one exchange; the JDK's are shared by all exchanges of a context.
 */
final class GuardedExchange extends HttpExchange {
    private final HttpExchange exchange;
    private final HttpContext context;
    private final Proceed leave;
    private final Headers requestHeaders = new Headers();
    private final Map<String, Object> attributes = new ConcurrentHashMap<>();
    private final @Nullable HttpPrincipal principal;
    private final URI uri;
    private InputStream requestBody;
    private OutputStream responseBody;

    GuardedExchange(HttpExchange exchange, HttpContext context, Proceed leave) {
        this.exchange = exchange;
        this.context = context;
        this.leave = leave;
        leave.request().headers().forEach((name, values) -> values.forEach(v -> requestHeaders.add(name, v)));
        this.principal = leave.request().caller().map(CallerPrincipal::new).orElse(null);
        this.uri = URI.create(leave.request().rawPath()
                + leave.request().query().map(query -> "?" + query).orElse(""));
        this.requestBody = leave.request().body();
        this.responseBody = new WatchedOutput(exchange.getResponseBody());
    }

    /** The exchange beneath. */
    HttpExchange unguarded() {
        return exchange;
    }

    /** Whether an answer has been begun, so that another is too late. */
    boolean answered() {
        return exchange.getResponseCode() != -1;
    }

    @Override
    public Headers getRequestHeaders() {
        return requestHeaders;
    }

    @Override
    public Headers getResponseHeaders() {
        return exchange.getResponseHeaders();
    }

    /** In origin form, whatever form was sent. */
    @Override
    public URI getRequestURI() {
        return uri;
    }

    @Override
    public String getRequestMethod() {
        return exchange.getRequestMethod();
    }

    @Override
    public HttpContext getHttpContext() {
        return context;
    }

    @Override
    public void close() {
        SlowPeers.enter(SlowPeers.DRAIN);
        try {
            exchange.close();
        } finally {
            SlowPeers.leave();
        }
    }

    @Override
    public InputStream getRequestBody() {
        return requestBody;
    }

    @Override
    public OutputStream getResponseBody() {
        return responseBody;
    }

    @Override
    public void sendResponseHeaders(int status, long length) throws IOException {
        Answer.add(exchange, leave.headers());
        WatchedOutput.watched(SlowPeers.STALL, () -> exchange.sendResponseHeaders(status, length));
    }

    @Override
    public InetSocketAddress getRemoteAddress() {
        return exchange.getRemoteAddress();
    }

    @Override
    public int getResponseCode() {
        return exchange.getResponseCode();
    }

    @Override
    public InetSocketAddress getLocalAddress() {
        return exchange.getLocalAddress();
    }

    @Override
    public String getProtocol() {
        return exchange.getProtocol();
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        Object own = attributes.get(name);
        return own == null ? context.getAttributes().get(name) : own;
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        if (value == null) {
            attributes.remove(name);
        } else {
            attributes.put(name, value);
        }
    }

    @Override
    public void setStreams(@Nullable InputStream in, @Nullable OutputStream out) {
        requestBody = in == null ? requestBody : in;
        responseBody = out == null ? responseBody : out;
    }

    /** The verified caller; null for an anonymous one. */
    @Override
    public @Nullable HttpPrincipal getPrincipal() {
        return principal;
    }
}
