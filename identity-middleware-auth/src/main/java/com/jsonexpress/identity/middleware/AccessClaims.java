package com.jsonexpress.identity.middleware;

import com.jsonexpress.identity.schema.Roles;
import com.jsonexpress.identity.token.ClaimNames;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The claims of an own access token (RFC 7519 §4.1, RFC 9068 §2.2), each with its type. Prints none of them.
 *
 * @param all every claim as signed, unmodifiable to the bottom
 */
record AccessClaims(
        RegisteredClaims registered,
        String sessionId,
        long tokenVersion,
        Optional<Instant> authTime,
        List<String> authMethods,
        Optional<String> role,
        Optional<String> email,
        boolean emailVerified,
        Map<String, Object> all) {

    /** Reads them strictly: {@code exp}, {@code iat}, {@code jti}, {@code sid}, {@code sub}, {@code tokenVersion}. */
    static AccessClaims parse(byte[] json) throws RefusedException {
        Map<String, @Nullable Object> claims = ClaimSet.read(json);
        ClaimReader reader = new ClaimReader(claims);
        reader.text("jti");
        reader.date("iat");
        return new AccessClaims(
                RegisteredClaims.of(reader),
                reader.text(ClaimNames.SESSION),
                reader.count(ClaimNames.TOKEN_VERSION),
                reader.optionalDate(ClaimNames.AUTH_TIME),
                reader.texts(ClaimNames.AUTH_METHODS),
                role(reader),
                reader.optionalText(ClaimNames.EMAIL),
                reader.flag(ClaimNames.EMAIL_VERIFIED),
                ClaimSet.withoutNull(claims));
    }

    private static Optional<String> role(ClaimReader reader) throws RefusedException {
        Optional<String> role = reader.optionalText(ClaimNames.ROLE);
        if (role.isPresent() && !Roles.isValid(role.get())) {
            throw ClaimReader.invalid(ClaimNames.ROLE);
        }
        return role;
    }

    @Override
    public String toString() {
        return "AccessClaims";
    }
}
