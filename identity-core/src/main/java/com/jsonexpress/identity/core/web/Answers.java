package com.jsonexpress.identity.core.web;

import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.http.Problem;
import com.jsonexpress.identity.http.Response;
import com.jsonexpress.identity.json.Json;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Outcomes as answers. */
final class Answers {
    private Answers() {}

    /** The failure as a problem, or whatever {@code success} makes of the value. */
    static <T> Response of(Result<T> result, Function<T, Response> success) {
        if (result instanceof Result.Ok<T> ok) {
            return success.apply(ok.value());
        }
        return Problem.of(((Result.Failed<T>) result).failure());
    }

    static Response json(int status, Map<String, ? extends @Nullable Object> body) {
        return Response.json(status, Json.write(body));
    }

    static Response ok() {
        return json(200, Map.of("ok", true));
    }
}
