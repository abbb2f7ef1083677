package com.jsonexpress.identity.core.web;

import com.jsonexpress.identity.core.flow.Admission;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.error.FailureException;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.http.Response;
import com.jsonexpress.identity.json.Json;
import com.jsonexpress.identity.json.JsonException;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads the body of our routes: JSON, at most 16 KiB (contract 2.1). */
final class Body {
    /** The largest body, in bytes. */
    static final int MAX_BYTES = 16 * 1024;

    private static final Pattern JSON = Pattern.compile("application/json\\s*(;\\s*charset\\s*=\\s*\"?utf-8\"?\\s*)?");

    private Body() {}

    /** The members of the one object in the body; 400, 413 or 415 where there is none such. */
    static Fields read(Request request) {
        return parse(request, bytes(request));
    }

    /** Reads for a route that will hash: where there is no place at the gate, nothing is read, or nothing is parsed. */
    static Response admitted(Admission admission, Request request, Function<Fields, Response> answer) {
        admission.check();
        byte[] bytes = bytes(request);
        return admission.pass(() -> answer.apply(parse(request, bytes)));
    }

    /** As {@link #read}, and an absent body counts as an object without members. */
    static Fields readIfAny(Request request) {
        byte[] bytes = bytes(request);
        return bytes.length == 0 ? new Fields(Map.of()) : parse(request, bytes);
    }

    private static Fields parse(Request request, byte[] bytes) {
        String type = request.header("Content-Type")
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .strip();
        if (!JSON.matcher(type).matches()
                || request.headers().all("Content-Type").size() > 1) {
            throw new FailureException(CommonError.UNSUPPORTED_MEDIA_TYPE);
        }
        if (request.header("Content-Encoding")
                .filter(coding -> !coding.equalsIgnoreCase("identity"))
                .isPresent()) {
            throw new FailureException(
                    Failure.of(CommonError.UNSUPPORTED_MEDIA_TYPE, "Send the body without a content coding."));
        }
        try {
            return new Fields(Json.readObject(bytes));
        } catch (JsonException e) {
            throw new FailureException(Failure.of(CommonError.INVALID_JSON, String.valueOf(e.getMessage())));
        }
    }

    private static byte[] bytes(Request request) {
        long announced = request.header("Content-Length")
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElse(0L);
        if (announced > MAX_BYTES) {
            throw new FailureException(CommonError.BODY_TOO_LARGE);
        }
        try {
            byte[] bytes = request.body().readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new FailureException(CommonError.BODY_TOO_LARGE);
            }
            return bytes;
        } catch (IOException e) {
            throw new FailureException(Failure.of(CommonError.BAD_REQUEST, "The body did not arrive whole."));
        }
    }
}
