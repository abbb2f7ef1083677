package com.jsonexpress.identity.middleware;

import com.jsonexpress.identity.token.ClaimNames;
import com.jsonexpress.identity.token.ExternalCaller;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The claims of an external issuer's token. Prints none of them.
 *
 * <p>What decides whether the token counts is read strictly. What only describes the caller – roles, address, how and
 * when it signed in – is taken where it has its type and is absent otherwise: absent is the safe state, with no role, no
 * verified address and no recent sign-in. So {@code email_verified} is true only as the JSON value {@code true}.
 *
 * @param all every claim as signed that is not null, unmodifiable to the bottom
 */
record ExternalClaims(
        RegisteredClaims registered,
        Set<String> roles,
        Optional<String> email,
        boolean emailVerified,
        Optional<Instant> authTime,
        List<String> authMethods,
        Map<String, Object> all) {
    private static final String EMAIL_VERIFIED = "email_verified";

    static ExternalClaims parse(byte[] json, RolesClaim rolesClaim) throws RefusedException {
        Map<String, @Nullable Object> claims = ClaimSet.read(json);
        ClaimReader reader = new ClaimReader(claims);
        return new ExternalClaims(
                RegisteredClaims.of(reader),
                rolesClaim.read(claims),
                ClaimReader.ifValid(() -> reader.text(ClaimNames.EMAIL)),
                Boolean.TRUE.equals(claims.get(EMAIL_VERIFIED)),
                ClaimReader.ifValid(() -> reader.date(ClaimNames.AUTH_TIME)),
                ClaimReader.ifValid(() -> reader.texts(ClaimNames.AUTH_METHODS)).orElse(List.of()),
                ClaimSet.lessNull(claims));
    }

    /** What the runtime is asked about. */
    ExternalCaller caller() {
        return new ExternalCaller(
                registered.issuer().orElse(""),
                registered.subject(),
                email,
                emailVerified,
                roles,
                registered.issuedAt());
    }

    @Override
    public String toString() {
        return "ExternalClaims";
    }
}
