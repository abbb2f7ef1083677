package com.jsonexpress.identity.middleware;

import com.jsonexpress.identity.http.Headers;
import java.util.List;
import java.util.Optional;

/**
 * Reads the {@code Authorization} field (RFC 9110 §11.6.2, RFC 6750 §2.1).
 *
 * <p>No field, an empty one, or another scheme such as {@code Basic} is no credential of ours, and is answered without
 * an error parameter, as RFC 6750 §3.1 has it for an unsupported method. The scheme {@code Bearer} in any case with
 * nothing usable behind it is a bad credential, and so are several fields, because two readers could choose differently.
 */
final class BearerToken {
    private static final String SCHEME = "bearer";
    private static final String TCHAR = "!#$%&'*+-.^_`|~";

    private BearerToken() {}

    /** The token, not looked at yet; empty where there is no credential of ours. */
    static Optional<String> of(Headers headers) throws RefusedException {
        List<String> fields = headers.all("Authorization");
        if (fields.size() > 1) {
            throw new RefusedException("several_authorization_fields", "Send exactly one Authorization field.");
        }
        return fields.isEmpty() ? Optional.empty() : of(trim(fields.get(0)));
    }

    private static Optional<String> of(String field) throws RefusedException {
        int end = schemeEnd(field);
        if (end != SCHEME.length() || !field.regionMatches(true, 0, SCHEME, 0, end)) {
            return Optional.empty();
        }
        int start = end;
        while (start < field.length() && field.charAt(start) == ' ') {
            start++;
        }
        if (start == field.length()) {
            throw new RefusedException("empty_token", "Send the access token behind the word Bearer.");
        }
        if (start == end) {
            throw new RefusedException("malformed_authorization", "Put one space between Bearer and the token.");
        }
        return Optional.of(field.substring(start));
    }

    private static int schemeEnd(String field) {
        int end = 0;
        while (end < field.length() && isTchar(field.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isTchar(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || TCHAR.indexOf(c) >= 0;
    }

    /** Without the optional white space around a field's value (RFC 9110 §5.5), which a host may have left. */
    private static String trim(String value) {
        int from = 0;
        int to = value.length();
        while (from < to && isBlank(value.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(value.charAt(to - 1))) {
            to--;
        }
        return value.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
