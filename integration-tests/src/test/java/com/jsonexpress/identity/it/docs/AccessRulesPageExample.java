package com.jsonexpress.identity.it.docs;

import static com.jsonexpress.identity.access.Audience.ADMIN;
import static com.jsonexpress.identity.access.Audience.NOBODY;
import static com.jsonexpress.identity.access.Audience.OWNER;
import static com.jsonexpress.identity.access.Audience.PUBLIC;
import static com.jsonexpress.identity.access.Rules.anyRole;
import static com.jsonexpress.identity.access.Rules.anyone;
import static com.jsonexpress.identity.access.Rules.authenticatedWithin;
import static com.jsonexpress.identity.access.Rules.owner;
import static com.jsonexpress.identity.access.Rules.signedIn;

import com.jsonexpress.identity.access.AccessRule;
import com.jsonexpress.identity.access.Decision;
import com.jsonexpress.identity.access.FieldRules;
import com.jsonexpress.identity.error.ErrorCode;
import com.jsonexpress.identity.host.jdk.JdkHost;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.http.Response;
import com.jsonexpress.identity.testkit.Callers;
import com.jsonexpress.identity.token.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The code in {@code docs/access-rules.md}: compiled so that it cannot rot; {@link AccessRulesPageTest} runs it. */
final class AccessRulesPageExample {
    private AccessRulesPageExample() {}

    interface Articles {
        Response list(Request request);

        Response create(Request request);

        Response update(Request request);

        Response feature(Request request);

        Response delete(Request request);

        Optional<String> authorOf(Request request);
    }

    static JdkHost routes(Articles articles, Articles accounts) {
        return JdkHost.create()
                .get("/articles", anyone(), articles::list)
                .post("/articles", signedIn(), articles::create)
                .patch("/articles/{id}", owner(articles::authorOf), articles::update)
                .post("/articles/{id}/feature", anyRole("editor", "admin"), articles::feature)
                .delete(
                        "/accounts/{id}",
                        owner("id").and(authenticatedWithin(Duration.ofMinutes(5))),
                        accounts::delete);
    }

    static AccessRule ownRule(ErrorCode TERMS) {
        AccessRule acceptedTerms = request -> accepted(request.caller()) ? Decision.ALLOW : Decision.refuse(TERMS);
        return acceptedTerms;
    }

    private static boolean accepted(Optional<Principal> caller) {
        return caller.filter(one -> one.claims().containsKey("terms")).isPresent();
    }

    static FieldRules fields() {
        FieldRules articles = FieldRules.others(NOBODY, NOBODY)
                .field("title", PUBLIC, OWNER)
                .field("authorId", PUBLIC, NOBODY)
                .field("internalNotes", ADMIN, ADMIN);
        return articles;
    }

    static Decision test(AccessRule rule, Instant now) {
        Request request = Request.of("DELETE", "/accounts/7")
                .withParameters(Map.of("id", "7"))
                .withReceivedAt(now)
                .withCaller(Callers.authenticatedAt(Callers.caller("7", "user"), now.minusSeconds(301)));

        Decision decision = rule.decide(request);
        return decision;
    }
}
