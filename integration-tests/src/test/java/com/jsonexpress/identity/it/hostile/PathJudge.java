package com.jsonexpress.identity.it.hostile;

import com.jsonexpress.identity.it.hostile.HostilePath.Verdict;
import com.jsonexpress.identity.it.support.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Sends hostile paths at one route and holds the answers against the corpus. */
final class PathJudge {
    private static final Pattern ROUTE_OF_A_USER = Pattern.compile("/users/[^/]+");
    private static final Pattern ACTION_ON_A_USER = Pattern.compile("/users/[^/]+/(?:invite|revoke)");

    private final Wire wire;
    private final Attacked route;
    private final byte[] content;
    private final String type;
    private final String plain;

    PathJudge(Wire wire, Attacked route) {
        this.wire = wire;
        this.route = route;
        this.content = route.reads() ? route.json().getBytes(StandardCharsets.UTF_8) : new byte[0];
        this.type = route.reads() ? "Content-Type: application/json\r\n" : "";
        this.plain = Problems.shown(bare(route.path()));
    }

    /** Sends it as who may, and where it is another path, as nobody, too; what is wrong with an answer, or nothing. */
    Optional<String> check(HostilePath path) {
        if (path.verdict() == Verdict.THE_ROUTE) {
            // without a body and a caller, so that nothing is changed by what is meant to work
            Answer answer = bare(path.target());
            return fault(path, answer, Problems.shown(answer).equals(plain));
        }
        if (path.verdict() == Verdict.ANOTHER && !route.token().isEmpty()) {
            Answer nobody = wire.send(route.request(path.target(), type, content));
            if (!isRight(path, nobody, false)) {
                return fault(path, nobody, false);
            }
        }
        Answer caller = wire.send(route.request(path.target(), type + route.authorization(), content));
        return fault(path, caller, isRight(path, caller, !route.token().isEmpty()));
    }

    private Answer bare(String target) {
        return wire.send(route.request(target, "", new byte[0]));
    }

    private boolean isRight(HostilePath path, Answer answer, boolean caller) {
        return switch (path.verdict()) {
            case INVALID_PATH -> Problems.is(answer, 400, "invalid_path");
            case BAD_REQUEST -> Problems.is(answer, 400, "bad_request");
            case SERVER_400 -> Problems.isOfTheServer(answer, 400);
            case SERVER_404 -> Problems.isOfTheServer(answer, 404);
            case SERVER_CLOSES -> answer.status() == Wire.CLOSED;
            case ANOTHER -> isOfAnotherPath(path.reading(), answer, caller);
            case THE_ROUTE -> throw new IllegalArgumentException(path.toString());
        };
    }

    /** Identity owns everything below {@code /auth}; what is nobody's is the application's, behind the guard. */
    private boolean isOfAnotherPath(String reading, Answer answer, boolean caller) {
        boolean free = reading.equals("/public") || reading.startsWith("/public/");
        if (reading.startsWith("/auth/")) {
            return Problems.is(answer, 404, "not_found");
        }
        if (!free && !caller) {
            return Problems.is(answer, 401, "unauthenticated");
        }
        boolean one = isOne(ROUTE_OF_A_USER, reading);
        if (one || isOne(ACTION_ON_A_USER, reading)) {
            return one == route.method().equals("POST")
                    ? Problems.is(answer, 405, "method_not_allowed")
                    : Problems.is(answer, 404, "not_found");
        }
        return answer.status() == 200 && answer.headers().first("X-Application").isPresent();
    }

    /** Ids are the client's to write: what names no user is 404, or 405 where the method is none of the route. */
    private boolean isOne(Pattern of, String reading) {
        return route.isOfUsers() && of.matcher(reading).matches();
    }

    private Optional<String> fault(HostilePath path, Answer answer, boolean right) {
        return right
                ? Optional.empty()
                : Optional.of(
                        route.method() + " " + path + " – " + path.verdict() + ", but: " + Problems.shown(answer));
    }
}
