package com.jsonexpress.identity.host.jdk;

import com.jsonexpress.identity.error.FailureException;
import com.jsonexpress.identity.http.CanonicalPath;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The application's handlers in the JDK's own shape, by path prefix. The longest prefix wins, by whole segments. */
final class Mounts {
    private record Mount(CanonicalPath prefix, HttpHandler handler) {}

    private final List<Mount> mounts = new ArrayList<>();

    void add(String path, HttpHandler handler) {
        CanonicalPath prefix = prefix(path);
        if (mounts.stream().anyMatch(mount -> mount.prefix().equals(prefix))) {
            throw new IllegalArgumentException("there is a handler at this path already: " + path);
        }
        mounts.add(new Mount(prefix, handler));
        mounts.sort(Comparator.comparing(mount -> -mount.prefix().segments().size()));
    }

    /** The context that answers for this path. */
    Optional<MountContext> find(CanonicalPath path, List<MountContext> contexts) {
        for (int i = 0; i < mounts.size(); i++) {
            if (path.startsWith(mounts.get(i).prefix())) {
                return Optional.of(contexts.get(i));
            }
        }
        return Optional.empty();
    }

    List<MountContext> contexts(HttpServer server) {
        return mounts.stream()
                .map(mount -> new MountContext(server, mount.prefix().toString(), mount.handler()))
                .toList();
    }

    private static CanonicalPath prefix(String path) {
        boolean slash = path.length() > 1 && path.endsWith("/");
        try {
            return CanonicalPath.parse(slash ? path.substring(0, path.length() - 1) : path);
        } catch (FailureException e) {
            throw new IllegalArgumentException("a handler's path has one reading, such as /app: " + path, e);
        }
    }
}
