package com.jsonexpress.identity.access;

import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.ErrorCode;
import com.jsonexpress.identity.http.Handler;
import com.jsonexpress.identity.http.Problem;
import com.jsonexpress.identity.http.Reply;
import com.jsonexpress.identity.http.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Finds the route of a request, asks its rule, and lets it answer. What no route matches goes to {@code otherwise}; a
 * path that is known with another method is 405 with {@code Allow}: {@code HEAD} and {@code OPTIONS} too, which answer
 * only where a route names them. Of two routes that match, the one whose path is literal where the other has a
 * name answers, in whatever order they are given: {@code /reports/payroll} before {@code /reports/{id}}. Thread-safe.
 */
public final class Router implements Handler {

    /** A route found for a request, with the values of its named segments. */
    public record Match(Route route, Map<String, String> parameters) {}

    private record Entry(PathTemplate template, Route route) {}

    /** By the number of their segments, each in the order in which they are asked. */
    private final List<List<Entry>> entries = new ArrayList<>();

    private final Handler otherwise;
    private final BiConsumer<Request, ErrorCode> refusals;

    public Router(List<Route> routes, Handler otherwise) {
        this(routes, otherwise, (request, code) -> {});
    }

    /** @param refusals told of every request that a rule refuses, and why */
    public Router(List<Route> routes, Handler otherwise, BiConsumer<Request, ErrorCode> refusals) {
        this.refusals = refusals;
        routes.stream()
                .map(route -> new Entry(PathTemplate.parse(route.path()), route))
                .sorted(Comparator.comparing(Entry::template, PathTemplate.MOST_LITERAL_FIRST))
                .forEach(this::add);
        this.otherwise = otherwise;
    }

    private void add(Entry entry) {
        while (entries.size() <= entry.template().length()) {
            entries.add(new ArrayList<>());
        }
        entries.get(entry.template().length()).add(entry);
    }

    /** The route that will answer, if any. */
    public Optional<Match> find(Request request) {
        for (Entry entry : candidates(request)) {
            if (entry.template().matches(request.path())
                    && entry.route().method().equals(request.method())) {
                return Optional.of(new Match(entry.route(), entry.template().values(request.path())));
            }
        }
        return Optional.empty();
    }

    @Override
    public Reply handle(Request request) throws Exception {
        Optional<Match> match = find(request);
        if (match.isPresent()) {
            return call(match.get(), request);
        }
        return knows(request)
                ? Problem.of(CommonError.METHOD_NOT_ALLOWED).header("Allow", String.join(", ", allowed(request)))
                : otherwise.handle(request);
    }

    /** Whether there is a route for this path, by whatever method. */
    public boolean knows(Request request) {
        for (Entry entry : candidates(request)) {
            if (entry.template().matches(request.path())) {
                return true;
            }
        }
        return false;
    }

    private List<Entry> candidates(Request request) {
        int length = request.path().segments().size();
        return length < entries.size() ? entries.get(length) : List.of();
    }

    private TreeSet<String> allowed(Request request) {
        return candidates(request).stream()
                .filter(entry -> entry.template().matches(request.path()))
                .map(entry -> entry.route().method())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Reply call(Match match, Request request) throws Exception {
        Request matched = request.withParameters(match.parameters());
        Optional<ErrorCode> refusal = decide(match.route().rule(), matched).refusal();
        if (refusal.isPresent()) {
            refusals.accept(matched, refusal.get());
            return Problem.of(refusal.get());
        }
        return match.route().handler().handle(matched);
    }

    /** On a path that the guard leaves out nobody has found a caller before. */
    private static Decision decide(AccessRule rule, Request request) {
        return rule.needsCaller() && request.caller().isEmpty() ? Decision.SIGN_IN : rule.decide(request);
    }
}
