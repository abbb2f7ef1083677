package com.jsonexpress.identity.it.hostile;

import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.json.JsonException;
import java.util.List;

/** Holds an answer against the problem documents of the contract (docs/http.md). */
final class Problems {
    private Problems() {}

    /** Whether this is our problem with this status and code, and with our header fields. */
    static boolean is(Answer answer, int status, String code) {
        return shown(answer).equals(status + " " + code)
                && answer.headers().all("Content-Type").equals(List.of("application/problem+json"))
                && answer.headers().all("Cache-Control").equals(List.of("no-store"))
                && answer.headers().all("X-Content-Type-Options").equals(List.of("nosniff"))
                && answer.headers().first("WWW-Authenticate").isPresent() == (status == 401)
                && Long.valueOf(status).equals(answer.at("status"));
    }

    /** What the JDK's server says by itself has no field of ours: nothing of ours has seen the request. */
    static boolean isOfTheServer(Answer answer, int status) {
        return answer.status() == status
                && answer.headers()
                        .first("Content-Type")
                        .filter("text/html"::equals)
                        .isPresent()
                && answer.headers().first("X-Content-Type-Options").isEmpty();
    }

    /** Status and code; without a code, that there is none. */
    static String shown(Answer answer) {
        try {
            return answer.status() + " " + answer.at("code");
        } catch (JsonException e) {
            return answer.status() + " (no JSON)";
        }
    }
}
