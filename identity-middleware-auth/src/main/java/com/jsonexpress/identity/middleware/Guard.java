package com.jsonexpress.identity.middleware;

import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.ErrorCode;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.error.FailureException;
import com.jsonexpress.identity.error.UnavailableException;
import com.jsonexpress.identity.event.EventListener;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.event.IdentityEvent;
import com.jsonexpress.identity.http.Coverage;
import com.jsonexpress.identity.http.Coverage.Cover;
import com.jsonexpress.identity.http.Coverage.Demand;
import com.jsonexpress.identity.http.Handler;
import com.jsonexpress.identity.http.Problem;
import com.jsonexpress.identity.http.Reply;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.token.Principal;
import com.jsonexpress.identity.token.Refusal;
import com.jsonexpress.identity.token.TokenVerifier;
import com.jsonexpress.identity.token.Verification;
import java.time.Clock;
import java.util.Optional;

/**
 * Lets a request go on, with its caller where there is one, or answers 401 or 403. Thread-safe.
 *
 * <p>Each rejection is one event, and the log learns the reason that no client does. Routes of identity's own read their body
 * as a {@link BodyOfCaller}, but for those that forgive any token.
 */
final class Guard {
    private static final Refusal NO_CREDENTIALS =
            new Refusal("no_credentials", "Send Authorization: Bearer and the access token.");

    private final Coverage coverage;
    private final TokenVerifier verifier;
    private final EventListener events;
    private final Clock clock;

    Guard(Coverage coverage, TokenVerifier verifier, EventListener events, Clock clock) {
        this.coverage = coverage;
        this.verifier = verifier;
        this.events = events;
        this.clock = clock;
    }

    Reply handle(Request request, Handler next) throws Exception {
        Cover cover = coverage.of(request);
        if (cover.demand() == Demand.IGNORE) {
            return next.handle(request);
        }
        Optional<String> token;
        try {
            token = BearerToken.of(request.headers());
        } catch (RefusedException e) {
            return forgives(cover)
                    ? next.handle(request)
                    : reject(CommonError.INVALID_ACCESS_TOKEN, e.refusal(), event(request));
        }
        if (token.isPresent()) {
            return judge(token.get(), cover, request, next);
        }
        return cover.demand() != Demand.REQUIRED
                ? next.handle(request)
                : reject(CommonError.UNAUTHENTICATED, NO_CREDENTIALS, event(request));
    }

    private Reply judge(String token, Cover cover, Request request, Handler next) throws Exception {
        Verification verification;
        try {
            verification = verifier.verify(token, cover.own());
        } catch (UnavailableException e) {
            if (forgives(cover)) {
                return next.handle(request.withCallerUnknown(e));
            }
            throw e;
        }
        if (verification instanceof Verification.Refused refused) {
            return forgives(cover)
                    ? next.handle(request)
                    : reject(CommonError.INVALID_ACCESS_TOKEN, refused.refusal(), event(request));
        }
        Verification.Verified verified = (Verification.Verified) verification;
        if (verified.confinement().isPresent() && !cover.repair()) {
            return forgives(cover)
                    ? next.handle(request)
                    : confine(verified.confinement().get(), verified.principal(), request);
        }
        Request known = request.withCaller(verified.principal());
        boolean judgedAgain = cover.own() && !forgives(cover);
        return next.handle(
                judgedAgain ? known.withBody(new BodyOfCaller(known.body(), () -> judgeAgain(token, known))) : known);
    }

    private void judgeAgain(String token, Request request) {
        if (verifier.verify(token, true) instanceof Verification.Refused refused) {
            events.on(event(request).reason(refused.refusal().reason()));
            throw new FailureException(CommonError.INVALID_ACCESS_TOKEN);
        }
    }

    private Reply confine(ErrorCode code, Principal caller, Request request) {
        IdentityEvent event = event(request).user(caller.id());
        return reject(
                code,
                new Refusal(code.code(), "The caller has to repair its account first."),
                caller.sessionId().map(event::session).orElse(event));
    }

    private static boolean forgives(Cover cover) {
        return cover.demand() == Demand.IF_VALID;
    }

    private Reply reject(ErrorCode code, Refusal refusal, IdentityEvent event) {
        events.on(event.reason(refusal.reason()));
        return Problem.of(code == CommonError.UNAUTHENTICATED ? Failure.of(code, refusal.remedy()) : Failure.of(code))
                .because(refusal.reason() + ". " + refusal.remedy());
    }

    private IdentityEvent event(Request request) {
        return IdentityEvent.of(EventType.TOKEN_REFUSED, clock.instant()).client(request.clientAddress());
    }
}
