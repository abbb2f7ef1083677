package com.jsonexpress.identity.core.boot;

import com.jsonexpress.identity.access.PathTemplate;
import com.jsonexpress.identity.access.Route;
import com.jsonexpress.identity.error.BootException;
import java.util.ArrayList;
import java.util.List;

/** All mounted routes with their owners. No owner answers a request that another's route answers too. */
final class RouteTable {
    private record Entry(String owner, Route route, PathTemplate template) {}

    private final List<Entry> entries = new ArrayList<>();

    /** @param owner for whoever has to find it, such as {@code identity} */
    void add(String owner, List<Route> routes) {
        List<Entry> added = routes.stream()
                .map(route -> new Entry(owner, route, template(owner, route)))
                .toList();
        for (Entry one : added) {
            entries.stream().filter(other -> collide(one, other)).findFirst().ifPresent(other -> {
                throw new BootException(
                        owner + " mounts " + shown(one) + ", and " + other.owner() + " answers it by " + shown(other),
                        "Give one of the two another path, or switch ours off by jex.auth.disable.");
            });
        }
        entries.addAll(added);
    }

    List<Route> routes() {
        return entries.stream().map(Entry::route).toList();
    }

    private static PathTemplate template(String owner, Route route) {
        try {
            return PathTemplate.parse(route.path());
        } catch (IllegalArgumentException e) {
            throw new BootException(owner + " mounts a path that is none: " + e.getMessage(), "Correct the path.", e);
        }
    }

    private static boolean collide(Entry one, Entry other) {
        return one.route().method().equals(other.route().method())
                && one.template().overlaps(other.template());
    }

    private static String shown(Entry entry) {
        return entry.route().method() + " " + entry.route().path();
    }
}
