package com.jsonexpress.identity.middleware;

import com.jsonexpress.identity.json.Json;
import com.jsonexpress.identity.json.JsonException;
import com.jsonexpress.identity.token.ClaimNames;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The JOSE header of an own token (RFC 7515 §4).
 *
 * <p>The algorithm is the one bound to our key, whatever the header asks for (RFC 8725 §3.1). The type is
 * {@code at+jwt} (RFC 8725 §3.11), which RFC 9068 §4 also lets be written {@code application/at+jwt}; as a media type it
 * has no case (RFC 7515 §4.1.9). Members that would change how the token is read, or bring a key along, are refused
 * rather than ignored; any other unknown member is ignored, as RFC 7515 §4 says.
 */
final class TokenHeader {
    static final String ALGORITHM = "HS256";

    private static final Set<String> TYPES = Set.of(ClaimNames.TYPE, "application/" + ClaimNames.TYPE);
    /** Of no meaning here, and yet texts wherever they stand (RFC 7515 §4.1.4, §4.1.7, §4.1.8). */
    private static final List<String> TEXTS = List.of("kid", "x5t", "x5t#S256");

    private static final Set<String> REFUSED = Set.of("crit", "cty", "zip", "enc", "b64", "jku", "jwk", "x5u", "x5c");

    private TokenHeader() {}

    static void check(byte[] json) throws RefusedException {
        Map<String, @Nullable Object> header = read(json);
        if (!ALGORITHM.equals(header.get("alg"))) {
            throw new RefusedException("algorithm_not_allowed", "Tokens of this application are signed with HS256.");
        }
        refuseDangerous(header);
        if (!(header.get("typ") instanceof String type) || !TYPES.contains(type.toLowerCase(Locale.ROOT))) {
            throw new RefusedException("not_an_access_token", "Send the access token; its typ is at+jwt.");
        }
        for (String name : TEXTS) {
            if (header.containsKey(name) && !(header.get(name) instanceof String)) {
                throw malformed();
            }
        }
    }

    /** What would change how the token is read, or bring a key along. */
    static void refuseDangerous(Map<String, @Nullable Object> header) throws RefusedException {
        for (String name : header.keySet()) {
            if (REFUSED.contains(name)) {
                throw new RefusedException(
                        "header_not_allowed",
                        "Leave crit, cty, zip, enc, b64, jku, jwk, x5u and x5c out of the header.");
            }
        }
    }

    static Map<String, @Nullable Object> read(byte[] json) throws RefusedException {
        try {
            return ClaimSet.exact(Json.readObject(json));
        } catch (JsonException e) {
            throw malformed();
        }
    }

    private static RefusedException malformed() {
        return new RefusedException("malformed_header", "Send the access token exactly as it was issued.");
    }
}
