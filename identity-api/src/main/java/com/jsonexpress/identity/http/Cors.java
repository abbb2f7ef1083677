package com.jsonexpress.identity.http;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.IdentityKeys;
import com.jsonexpress.identity.config.Mistake;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Lets pages of the configured origins read answers and send what a form cannot (the Fetch standard, "CORS protocol").
 * Where {@code jex.cors.origins} is not set it does nothing at all. Immutable.
 *
 * <p>Never {@code Access-Control-Allow-Credentials}: a caller is whoever sends a Bearer token, which no browser adds by
 * itself, so that there is no cookie that a page could make use of.
 */
public final class Cors {
    /** An origin as browsers write it: lower case, no path, no user. */
    private static final Pattern ORIGIN =
            Pattern.compile("[a-z][a-z0-9+.-]*://([a-z0-9_-]+(\\.[a-z0-9_-]+)*|\\[[0-9a-f:.]+])(:[1-9][0-9]{0,4})?");

    private static final Pattern STANDARD_PORT = Pattern.compile("http://.*:80|https://.*:443");
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    private static final String REQUEST_METHOD = "Access-Control-Request-Method";
    private static final Headers VARY = Headers.of("Vary", "Origin");
    private static final Headers READABLE = VARY.with("Access-Control-Expose-Headers", "WWW-Authenticate, Retry-After");
    private static final Headers PREFLIGHT = Headers.of(
                    "Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE")
            .with("Access-Control-Allow-Headers", "Authorization, Content-Type, If-Match, If-None-Match")
            .with("Access-Control-Max-Age", "600");

    private final Set<String> origins;

    private Cors(Set<String> origins) {
        this.origins = origins;
    }

    /** As configured; the values have passed {@link #check}. */
    public static Cors of(Config config) {
        return new Cors(
                Set.copyOf(new HashSet<>(config.find(IdentityKeys.CORS_ORIGINS).orElse(List.of()))));
    }

    /** Whether a field of this name, in any case, is a list that an answer's own values belong to as well as those of this class. */
    public static boolean isList(String field) {
        return field.equalsIgnoreCase("Vary") || field.equalsIgnoreCase("Access-Control-Expose-Headers");
    }

    /** Does nothing. */
    public static Cors off() {
        return new Cors(Set.of());
    }

    /** A {@link com.jsonexpress.identity.config.ConfigCheck}: exact origins, in the form in which browsers send them. */
    public static List<Mistake> check(Config config) {
        List<String> origins = config.find(IdentityKeys.CORS_ORIGINS).orElse(List.of());
        List<Mistake> mistakes = new ArrayList<>();
        if (origins.stream().anyMatch(origin -> origin.contains("*") || origin.equals("null"))) {
            mistakes.add(mistake(
                    "holds * or null, which stand for every page there is",
                    "Name the origins of your own pages one by one."));
        }
        if (origins.stream().anyMatch(Cors::isInAnotherForm)) {
            mistakes.add(mistake(
                    "holds an origin in a form that no browser sends",
                    "Write each as https://app.example.com or https://app.example.com:8443: scheme and host in lower"
                            + " case, no path, no slash at the end, no port where it is the scheme's own."));
        }
        return mistakes;
    }

    /** To stand outside of all that answers: the fields that let an allowed origin read it. */
    Handler readable(Coverage coverage, Handler next) {
        return origins.isEmpty()
                ? next
                : request -> {
                    Reply reply = next.handle(request);
                    if (reply instanceof Proceed leave) {
                        return isCovered(coverage, leave.request())
                                ? new Proceed(leave.request(), with(fields(request), leave.headers()))
                                : leave;
                    }
                    return on(request, (Response) reply);
                };
    }

    /** To stand before the guard, since a preflight never carries a token: 204 whoever asks, and no more than that. */
    Handler preflights(Coverage coverage, Handler next) {
        return origins.isEmpty()
                ? next
                : request -> isPreflight(request) && isCovered(coverage, request)
                        ? new Response(204, isAllowed(request) ? PREFLIGHT : Headers.NONE, new byte[0])
                        : next.handle(request);
    }

    /** The answer with these header fields, for what is answered outside the chain. */
    public Response on(Request request, Response response) {
        return origins.isEmpty() ? response : response.with(with(fields(request), response.headers()));
    }

    /** These replace what the answer has of their names, but for lists, which hold both. */
    private static Headers with(Headers ours, Headers answer) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        ours.forEach((name, values) -> {
            if (isList(name)) {
                lists.put(
                        name,
                        Stream.concat(answer.all(name).stream(), values.stream())
                                .distinct()
                                .toList());
            }
        });
        return answer.with(ours).with(Headers.of(lists));
    }

    private Headers fields(Request request) {
        return isAllowed(request)
                ? READABLE.with(ALLOW_ORIGIN, request.headers().all("Origin").get(0))
                : VARY;
    }

    private boolean isAllowed(Request request) {
        List<String> sent = request.headers().all("Origin");
        return sent.size() == 1 && origins.contains(sent.get(0));
    }

    private static boolean isPreflight(Request request) {
        return request.method().equals("OPTIONS")
                && request.header("Origin").isPresent()
                && request.header(REQUEST_METHOD).isPresent();
    }

    /** Where the guard looks at nothing, the application is alone, with its own answers to preflights. */
    private static boolean isCovered(Coverage coverage, Request request) {
        Coverage.Cover cover = coverage.of(request);
        return cover.own() || cover.demand() != Coverage.Demand.IGNORE;
    }

    private static boolean isInAnotherForm(String origin) {
        return !origin.contains("*")
                && !origin.equals("null")
                && (!ORIGIN.matcher(origin).matches()
                        || STANDARD_PORT.matcher(origin).matches());
    }

    private static Mistake mistake(String problem, String remedy) {
        return new Mistake(IdentityKeys.CORS_ORIGINS.name(), problem, remedy);
    }
}
