package com.jsonexpress.identity.http;

import com.jsonexpress.identity.error.ErrorCode;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.error.FieldError;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Failures as RFC 9457 problem details. */
public final class Problem {
    private static final long MAX_WAIT = Duration.ofDays(365).toSeconds();

    private Problem() {}

    public static Response of(ErrorCode code) {
        return of(Failure.of(code));
    }

    /** The answer to a failure, with the header fields its status asks for (RFC 6750 §3, RFC 9110 §10.2.3). */
    public static Response of(Failure failure) {
        ErrorCode code = failure.code();
        byte[] body = body(failure).getBytes(StandardCharsets.UTF_8);
        Response response = new Response(code.status(), Headers.of("Content-Type", "application/problem+json"), body)
                .because(code.code() + ". " + failure.detail());
        if (code.status() == 401) {
            response = response.header("WWW-Authenticate", challenge(code));
        }
        if (failure.retryAfter().isPresent() || code.status() == 503 || code.status() == 429) {
            response = response.header(
                    "Retry-After",
                    Long.toString(wholeSeconds(failure.retryAfter().orElse(Duration.ofSeconds(1)))));
        }
        return response;
    }

    private static String challenge(ErrorCode code) {
        return code.challenge().map(more -> "Bearer " + more).orElse("Bearer");
    }

    private static long wholeSeconds(Duration wait) {
        long up = wait.getNano() == 0 ? 0 : 1;
        return Math.max(1, Math.min(wait.getSeconds(), MAX_WAIT) + up);
    }

    private static String body(Failure failure) {
        ErrorCode code = failure.code();
        StringBuilder json = new StringBuilder(256).append("{\"type\":");
        quote(json, "urn:jsonexpress:identity:problem:" + code.code());
        quote(json.append(",\"title\":"), code.title());
        json.append(",\"status\":").append(code.status());
        quote(json.append(",\"detail\":"), failure.detail());
        quote(json.append(",\"code\":"), code.code());
        quote(json.append(",\"error\":"), code.title());
        if (!failure.errors().isEmpty()) {
            json.append(",\"errors\":[");
            String separator = "";
            for (FieldError error : failure.errors()) {
                quote(json.append(separator).append("{\"field\":"), error.field());
                quote(json.append(",\"code\":"), error.code());
                quote(json.append(",\"detail\":"), error.detail());
                json.append('}');
                separator = ",";
            }
            json.append(']');
        }
        return json.append('}').toString();
    }

    private static void quote(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < 0x20 || c == 0x7f || Character.isSurrogate(c) || c == 0x2028 || c == 0x2029) {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
