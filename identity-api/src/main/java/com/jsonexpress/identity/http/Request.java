package com.jsonexpress.identity.http;

import com.jsonexpress.identity.error.UnavailableException;
import com.jsonexpress.identity.token.Principal;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request, whatever server received it. Immutable but for its body, which can be read once.
 *
 * <p>Prints method and path alone.
 */
public final class Request {
    private static final Supplier<Optional<Principal>> NOBODY = Optional::empty;

    private final String method;
    private final String rawPath;
    private final @Nullable String query;
    private final Headers headers;
    private final InputStream body;
    private final String clientAddress;
    private final @Nullable CanonicalPath path;
    private final Supplier<Optional<Principal>> caller;
    private final Map<String, String> parameters;
    private final @Nullable Instant receivedAt;

    private Request(
            String method,
            String rawPath,
            @Nullable String query,
            Headers headers,
            InputStream body,
            String clientAddress,
            @Nullable CanonicalPath path,
            Supplier<Optional<Principal>> caller,
            Map<String, String> parameters,
            @Nullable Instant receivedAt) {
        this.method = Objects.requireNonNull(method, "method");
        this.rawPath = Objects.requireNonNull(rawPath, "rawPath");
        this.query = query;
        this.headers = headers;
        this.body = body;
        this.clientAddress = clientAddress;
        this.path = path;
        this.caller = caller;
        this.parameters = parameters;
        this.receivedAt = receivedAt;
    }

    /**
     * A request as a host received it.
     *
     * @param rawPath the path as sent, neither decoded nor normalised, without context path and query
     * @param query the query as sent, without {@code ?}; null where there is none
     * @param body the body, bounded by nobody yet
     * @param clientAddress the address of the peer, as text
     */
    public static Request of(
            String method,
            String rawPath,
            @Nullable String query,
            Headers headers,
            InputStream body,
            String clientAddress) {
        return new Request(method, rawPath, query, headers, body, clientAddress, null, NOBODY, Map.of(), null);
    }

    /** A request without header and body, for tests and for trusted code. */
    public static Request of(String method, String rawPath) {
        return of(method, rawPath, null, Headers.NONE, InputStream.nullInputStream(), "127.0.0.1");
    }

    public String method() {
        return method;
    }

    /** The path as sent. For deciding anything use {@link #path()}. */
    public String rawPath() {
        return rawPath;
    }

    public Optional<String> query() {
        return Optional.ofNullable(query);
    }

    public Headers headers() {
        return headers;
    }

    /** The first value of a header field. */
    public Optional<String> header(String name) {
        return headers.first(name);
    }

    public InputStream body() {
        return body;
    }

    /** The address of the client: of the peer as the host saw it, or what a trusted proxy says of it. */
    public String clientAddress() {
        return clientAddress;
    }

    /** The one canonical path; {@code IllegalStateException} before the chain has set it. */
    public CanonicalPath path() {
        if (path == null) {
            throw new IllegalStateException("the canonical path is set by the chain");
        }
        return path;
    }

    /**
     * The verified caller; empty for an anonymous one.
     *
     * @throws UnavailableException on a route that forgives any token, where what a token has to be checked with is away
     */
    public Optional<Principal> caller() {
        return caller.get();
    }

    /** As {@link #caller()}, but empty where it cannot be known now: for who goes on without it. */
    public Optional<Principal> knownCaller() {
        try {
            return caller.get();
        } catch (UnavailableException e) {
            return Optional.empty();
        }
    }

    /**
     * The value that a {@code {name}} of the route's template matched, decoded.
     *
     * @throws IllegalStateException where the route's template has no such name
     */
    public String parameter(String name) {
        String value = parameters.get(name);
        if (value == null) {
            throw new IllegalStateException("the route has no parameter " + name);
        }
        return value;
    }

    /** When the chain received it, by the one clock; {@code IllegalStateException} before the chain has set it. */
    public Instant receivedAt() {
        if (receivedAt == null) {
            throw new IllegalStateException("the time of receipt is set by the chain");
        }
        return receivedAt;
    }

    public Request withPath(CanonicalPath canonical) {
        return new Request(
                method, rawPath, query, headers, body, clientAddress, canonical, caller, parameters, receivedAt);
    }

    /** For the chain, at whose entrance all three become known. */
    Request entered(Instant time, CanonicalPath canonical, Headers clean) {
        return new Request(method, rawPath, query, clean, body, clientAddress, canonical, caller, parameters, time);
    }

    /** For the chain, which knows the proxies. */
    Request withClientAddress(String client) {
        return new Request(method, rawPath, query, headers, body, client, path, caller, parameters, receivedAt);
    }

    public Request withCaller(Principal verified) {
        Optional<Principal> known = Optional.of(verified);
        return withCaller(() -> known);
    }

    /** Whoever asks for the caller gets this outage; the rest of the request is as it is. */
    public Request withCallerUnknown(UnavailableException outage) {
        return withCaller(() -> {
            throw outage;
        });
    }

    private Request withCaller(Supplier<Optional<Principal>> changed) {
        return new Request(method, rawPath, query, headers, body, clientAddress, path, changed, parameters, receivedAt);
    }

    public Request withHeaders(Headers changed) {
        return new Request(method, rawPath, query, changed, body, clientAddress, path, caller, parameters, receivedAt);
    }

    public Request withParameters(Map<String, String> matched) {
        return new Request(
                method, rawPath, query, headers, body, clientAddress, path, caller, Map.copyOf(matched), receivedAt);
    }

    public Request withBody(InputStream changed) {
        return new Request(
                method, rawPath, query, headers, changed, clientAddress, path, caller, parameters, receivedAt);
    }

    /** As the chain does it; to be used in tests of rules. */
    public Request withReceivedAt(Instant time) {
        return new Request(method, rawPath, query, headers, body, clientAddress, path, caller, parameters, time);
    }

    @Override
    public String toString() {
        return method + " " + (path == null ? "(raw path)" : path.toString());
    }
}
