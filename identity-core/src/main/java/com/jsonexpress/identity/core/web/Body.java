package com.jsonexpress.identity.core.web;

import com.jsonexpress.identity.core.event.Origin;
import com.jsonexpress.identity.core.flow.Admission;
import com.jsonexpress.identity.core.limit.Purpose;
import com.jsonexpress.identity.http.Problem;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.http.Response;
import com.jsonexpress.identity.json.JsonBody;
import java.util.Map;
import java.util.function.BiFunction;

/** Reads the body of our routes: JSON, at most 16 KiB (contract 2.1). */
final class Body {
    private Body() {}

    /** The members of the one object in the body; 400, 413 or 415 where there is none such. */
    static Fields read(Request request) {
        return new Fields(JsonBody.read(request));
    }

    /** As {@link #admitted}, for what a source can do too often: nothing is read of what comes on top. */
    static Response limited(
            Admission admission, Purpose purpose, Request request, BiFunction<Fields, Origin, Response> answer) {
        Origin origin = Origins.of(request);
        admission.requireRoom(origin);
        return admission
                .refusal(purpose, origin)
                .map(Problem::of)
                .orElseGet(() -> pass(admission, origin, request, answer));
    }

    /** Reads for a route that will hash: where there is no place at the gate, nothing is read, or nothing is parsed. */
    static Response admitted(Admission admission, Request request, BiFunction<Fields, Origin, Response> answer) {
        Origin origin = Origins.of(request);
        admission.requireRoom(origin);
        return pass(admission, origin, request, answer);
    }

    private static Response pass(
            Admission admission, Origin origin, Request request, BiFunction<Fields, Origin, Response> answer) {
        byte[] bytes = bytes(request);
        return admission.pass(origin, () -> answer.apply(new Fields(JsonBody.parse(request, bytes)), origin));
    }

    /** As {@link #read}, and an absent body counts as an object without members. */
    static Fields readIfAny(Request request) {
        byte[] bytes = bytes(request);
        return new Fields(bytes.length == 0 ? Map.of() : JsonBody.parse(request, bytes));
    }

    private static byte[] bytes(Request request) {
        return JsonBody.bytes(request, JsonBody.MAX_BYTES);
    }
}
