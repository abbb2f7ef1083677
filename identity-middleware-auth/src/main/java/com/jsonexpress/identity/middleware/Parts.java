package com.jsonexpress.identity.middleware;

import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.config.ConfigKey;
import com.jsonexpress.identity.config.IdentityKeys;
import com.jsonexpress.identity.discovery.Discovery;
import com.jsonexpress.identity.discovery.Found;
import com.jsonexpress.identity.discovery.Middlewares;
import com.jsonexpress.identity.error.BootException;
import com.jsonexpress.identity.event.EventListener;
import com.jsonexpress.identity.http.Middleware;
import com.jsonexpress.identity.token.TokenVerifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the verify-only runtime is made of.
 *
 * <p>A ready-made middleware takes the place of a found one with its name, and a ready-made guard that of any found
 * guard.
 *
 * @param guard the one middleware that verifies tokens
 * @param others the other middlewares, in the order of their names
 * @param owned the middlewares that were found, which are ours to start and to close, in the order of the chain
 */
record Parts(Middleware guard, List<Middleware> others, List<Middleware> owned, List<EventListener> listeners) {

    static Parts of(IdentitySettings settings) {
        refuseUnknown(settings.parts());
        List<Middleware> given = ofType(settings.parts(), Middleware.class);
        List<Middleware> found = find(settings, Middleware.class);
        List<Middleware> all = Middlewares.inOrder(given, found);
        if (all.isEmpty() || !(all.get(0) instanceof TokenVerifier)) {
            throw new BootException(
                    "nothing verifies tokens", "Add the dependency com.jsonexpress:identity-middleware-auth.");
        }
        return new Parts(
                all.get(0),
                all.subList(1, all.size()),
                all.stream().filter(found::contains).toList(),
                Stream.concat(
                                ofType(settings.parts(), EventListener.class).stream(),
                                find(settings, EventListener.class).stream())
                        .toList());
    }

    /** In the order of the chain. */
    List<Middleware> middlewares() {
        return Stream.concat(Stream.of(guard), others.stream()).toList();
    }

    TokenVerifier verifier() {
        return (TokenVerifier) guard;
    }

    /** Every key that somebody declares. */
    List<ConfigKey<?>> keys(List<ConfigKey<?>> ofHost) {
        List<ConfigKey<?>> keys = new ArrayList<>(IdentityKeys.all());
        middlewares().forEach(part -> keys.addAll(part.configKeys()));
        keys.addAll(ofHost);
        return keys;
    }

    private static <T> List<T> find(IdentitySettings settings, Class<T> kind) {
        Found<T> found = new Discovery(settings.classLoader().orElse(null)).find(kind);
        if (!found.broken().isEmpty()) {
            throw new BootException(
                    "a " + kind.getSimpleName() + " on the class path cannot be used: "
                            + String.join("; ", found.broken()),
                    "Repair or remove the jar that is named.");
        }
        return found.services();
    }

    private static void refuseUnknown(List<Object> parts) {
        List<String> unknown = new ArrayList<>();
        for (Object part : parts) {
            if (!(part instanceof Middleware) && !(part instanceof EventListener)) {
                unknown.add(part.getClass().getName());
            }
        }
        if (!unknown.isEmpty()) {
            throw new BootException(
                    "a runtime that only verifies tokens cannot use " + String.join(", ", unknown),
                    "Remove the part, or add com.jsonexpress:identity-preset for the whole account system.");
        }
    }

    private static <T> List<T> ofType(Collection<?> parts, Class<T> type) {
        return parts.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
