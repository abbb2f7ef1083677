package com.jsonexpress.identity.access;

import com.jsonexpress.identity.config.Durations;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.token.Principal;
import com.jsonexpress.identity.token.TokenVerifier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The rules an application needs, to be imported statically: {@code role("admin").or(owner("id"))}.
 *
 * <p>Whoever is not signed in gets 401 from every rule but {@link #anyone()}. There is no {@code not}: a rule that opens
 * to whoever lacks something opens to more than its author thinks of.
 */
public final class Rules {
    private static final AccessRule ANYONE = new NamedRule("anyone", false, request -> Decision.ALLOW);
    private static final AccessRule SIGNED_IN = caller("signedIn", (principal, request) -> Decision.ALLOW);
    private static final AccessRule VERIFIED_EMAIL = caller(
            "verifiedEmail",
            (principal, request) ->
                    principal.emailVerified() ? Decision.ALLOW : Decision.refuse(new AccessError.EmailNotVerified()));

    private Rules() {}

    /** Everybody, signed in or not. The one rule that needs no caller. */
    public static AccessRule anyone() {
        return ANYONE;
    }

    /** Every verified caller. */
    public static AccessRule signedIn() {
        return SIGNED_IN;
    }

    /** Callers with this role; others get 403. */
    public static AccessRule role(String role) {
        return anyRole(role);
    }

    /** Callers with one of these roles; others get 403. */
    public static AccessRule anyRole(String... roles) {
        List<String> accepted = List.of(roles);
        if (accepted.isEmpty()) {
            throw new IllegalArgumentException("name at least one role");
        }
        return caller(
                "role(" + String.join(", ", accepted) + ")",
                (principal, request) ->
                        accepted.stream().anyMatch(principal::hasRole) ? Decision.ALLOW : Decision.FORBID);
    }

    /** Callers whose e-mail address is proven; others get 403 {@code email_not_verified}. */
    public static AccessRule verifiedEmail() {
        return VERIFIED_EMAIL;
    }

    /**
     * Callers who gave their password at most this long before the request arrived; others, and those of whom it is not
     * known or still to come by more than the {@linkplain TokenVerifier#LEEWAY leeway}, get 401 {@code recent_login_required}
     * (RFC 9470). A refresh does not count: only a login does.
     *
     * @param maxAge a whole number of seconds, at least one; exactly this old is recent
     */
    public static AccessRule authenticatedWithin(Duration maxAge) {
        if (maxAge.getSeconds() < 1 || maxAge.getNano() != 0) {
            throw new IllegalArgumentException("a whole number of seconds, at least one: " + maxAge);
        }
        Decision again = Decision.refuse(new AccessError.RecentLoginRequired(maxAge));
        return caller(
                "authenticatedWithin(" + Durations.format(maxAge) + ")",
                (principal, request) -> principal
                                .authTime()
                                .filter(then -> isWithin(maxAge, then, request.receivedAt()))
                                .isPresent()
                        ? Decision.ALLOW
                        : again);
    }

    private static boolean isWithin(Duration maxAge, Instant then, Instant now) {
        return !now.minus(maxAge).isAfter(then) && !then.isAfter(now.plus(TokenVerifier.LEEWAY));
    }

    /** The caller whose {@link Principal#id id} stands in the route's parameter; others get 404. */
    public static AccessRule owner(String parameter) {
        return owner(request -> Optional.of(request.parameter(parameter))).named("owner(" + parameter + ")");
    }

    /** The caller whose {@link Principal#id id} {@code ownerOf} finds; others get 404, as everybody does where it finds none. */
    public static AccessRule owner(Function<Request, Optional<String>> ownerOf) {
        return caller(
                "owner",
                (principal, request) ->
                        ownerOf.apply(request).filter(principal::is).isPresent() ? Decision.ALLOW : Decision.HIDE);
    }

    private static AccessRule caller(String name, BiFunction<Principal, Request, Decision> rule) {
        return new NamedRule(
                name,
                true,
                request -> request.caller()
                        .map(principal -> rule.apply(principal, request))
                        .orElse(Decision.SIGN_IN));
    }
}
