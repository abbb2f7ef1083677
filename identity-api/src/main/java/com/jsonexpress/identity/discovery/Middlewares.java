package com.jsonexpress.identity.discovery;

import com.jsonexpress.identity.error.BootException;
import com.jsonexpress.identity.http.Middleware;
import com.jsonexpress.identity.token.TokenVerifier;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which middlewares run, and in which order. */
public final class Middlewares {
    private Middlewares() {}

    /**
     * The guard first, if there is one, then the others in the order of their names. A given one takes the place of the
     * found one of its name, and a given guard that of the found guard.
     *
     * @throws BootException where several have one name, or several verify tokens
     */
    public static List<Middleware> inOrder(List<Middleware> given, List<Middleware> found) {
        Stream<Middleware> kept =
                found.stream().filter(one -> given.stream().noneMatch(part -> takesThePlaceOf(part, one)));
        List<Middleware> all = Stream.concat(given.stream(), kept)
                .sorted(Comparator.comparing((Middleware one) -> !isGuard(one)).thenComparing(Middleware::name))
                .toList();
        refuseSameName(all);
        List<Middleware> guards = all.stream().filter(Middlewares::isGuard).toList();
        if (guards.size() > 1) {
            throw new BootException("several middlewares verify tokens: " + told(guards), "Keep one of them.");
        }
        return all;
    }

    private static boolean takesThePlaceOf(Middleware given, Middleware found) {
        return given.name().equals(found.name()) || isGuard(given) && isGuard(found);
    }

    private static boolean isGuard(Middleware middleware) {
        return middleware instanceof TokenVerifier;
    }

    private static void refuseSameName(List<Middleware> all) {
        Map<String, List<Middleware>> byName = all.stream().collect(Collectors.groupingBy(Middleware::name));
        byName.values().stream().filter(same -> same.size() > 1).findFirst().ifPresent(same -> {
            throw new BootException("several middlewares have one name: " + told(same), "Keep one of them.");
        });
    }

    private static String told(List<Middleware> middlewares) {
        return middlewares.stream()
                .map(each -> each.name() + " (" + each.getClass().getName() + " from "
                        + Discovery.jarOf(each.getClass()) + ")")
                .collect(Collectors.joining(", "));
    }
}
