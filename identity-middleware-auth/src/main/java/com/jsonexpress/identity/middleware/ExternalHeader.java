package com.jsonexpress.identity.middleware;

import com.jsonexpress.identity.token.ClaimNames;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The JOSE header of an external issuer's token (RFC 7515 §4).
 *
 * <p>Few issuers write {@code at+jwt}, so that {@code JWT} and no type at all are accepted as well. Any other type is a
 * token for another purpose, such as a logout token (RFC 8725 §3.11).
 *
 * @param algorithm one that the operator allows
 * @param keyId 1 to 256 characters, none of them a control character
 */
record ExternalHeader(JwsAlgorithm algorithm, Optional<String> keyId) {
    private static final Set<String> TYPES =
            Set.of(ClaimNames.TYPE, "application/" + ClaimNames.TYPE, "jwt", "application/jwt");

    static ExternalHeader parse(byte[] json, Set<JwsAlgorithm> allowed) throws RefusedException {
        Map<String, @Nullable Object> header = TokenHeader.read(json);
        Optional<JwsAlgorithm> algorithm =
                header.get("alg") instanceof String name ? JwsAlgorithm.named(name) : Optional.empty();
        if (algorithm.isEmpty() || !allowed.contains(algorithm.get())) {
            throw new RefusedException(
                    "algorithm_not_allowed", "Is the algorithm of the issuer among jex.auth.algorithms?");
        }
        TokenHeader.refuseDangerous(header);
        if (header.containsKey("typ") && !isAccessToken(header.get("typ"))) {
            throw new RefusedException("not_an_access_token", "Send the access token; its typ is JWT or at+jwt.");
        }
        return new ExternalHeader(algorithm.get(), new ClaimReader(header).optionalText("kid"));
    }

    private static boolean isAccessToken(@Nullable Object type) {
        return type instanceof String text && TYPES.contains(text.toLowerCase(Locale.ROOT));
    }
}
