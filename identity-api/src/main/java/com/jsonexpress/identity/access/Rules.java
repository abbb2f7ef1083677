package com.jsonexpress.identity.access;

import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.token.Principal;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The rules an application needs, to be imported statically: {@code role("admin").or(owner("id"))}.
 *
 * <p>Whoever is not signed in gets 401 from every rule but {@link #anyone()}.
 */
public final class Rules {
    private Rules() {}

    /** Everybody, signed in or not. */
    public static AccessRule anyone() {
        return request -> Decision.ALLOW;
    }

    /** Every verified caller. */
    public static AccessRule signedIn() {
        return caller((principal, request) -> Decision.ALLOW);
    }

    /** Callers with this role; others get 403. */
    public static AccessRule role(String role) {
        return caller((principal, request) -> principal.hasRole(role) ? Decision.ALLOW : Decision.FORBID);
    }

    /** The user whose id stands in the route's parameter; others get 404. */
    public static AccessRule owner(String parameter) {
        return owner(request -> Optional.of(request.parameter(parameter)));
    }

    /** The user whose id {@code ownerOf} finds; others get 404, as everybody does where it finds none. */
    public static AccessRule owner(Function<Request, Optional<String>> ownerOf) {
        return caller((principal, request) ->
                ownerOf.apply(request).filter(principal::is).isPresent() ? Decision.ALLOW : Decision.HIDE);
    }

    private static AccessRule caller(BiFunction<Principal, Request, Decision> rule) {
        return request -> request.caller()
                .map(principal -> rule.apply(principal, request))
                .orElse(Decision.SIGN_IN);
    }
}
