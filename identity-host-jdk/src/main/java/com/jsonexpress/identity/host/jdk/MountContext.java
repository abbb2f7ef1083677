package com.jsonexpress.identity.host.jdk;

import com.sun.net.httpserver.Authenticator;
import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The context that a mounted handler sees: its own path, as if it had been given to {@code createContext}. */
final class MountContext extends HttpContext {
    private final HttpServer server;
    private final String path;
    private final HttpHandler handler;
    private final Map<String, Object> attributes = new ConcurrentHashMap<>();

    MountContext(HttpServer server, String path, HttpHandler handler) {
        this.server = server;
        this.path = path;
        this.handler = handler;
    }

    @Override
    public HttpHandler getHandler() {
        return handler;
    }

    @Override
    public void setHandler(HttpHandler other) {
        throw new UnsupportedOperationException("handlers are given to JdkHost");
    }

    @Override
    public String getPath() {
        return path;
    }

    @Override
    public HttpServer getServer() {
        return server;
    }

    @Override
    public Map<String, Object> getAttributes() {
        return attributes;
    }

    @Override
    public List<Filter> getFilters() {
        return List.of();
    }

    @Override
    public Authenticator setAuthenticator(Authenticator authenticator) {
        throw new UnsupportedOperationException("identity authenticates");
    }

    @Override
    public @Nullable Authenticator getAuthenticator() {
        return null;
    }
}
