package com.jsonexpress.identity.core.token;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names that mean something to somebody already, so that no plugin may give them another meaning. */
public final class ReservedClaims {
    private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9_.:/-]{0,63}");

    /** In lower case: of JOSE headers, RFC 7519 §4.1, RFC 9068 §2.2, RFC 8693 §4, RFC 7800 §3.1, OpenID Connect, ours. */
    private static final Set<String> NAMES = Set.of(("typ alg kid cty crit zip jku jwk x5u x5c"
                    + " iss sub aud exp nbf iat jti"
                    + " auth_time acr amr client_id scope roles groups entitlements"
                    + " act may_act cnf azp nonce sid at_hash c_hash email_verified events"
                    + " role email emailverified tokenversion permissions")
            .split(" "));

    private ReservedClaims() {}

    /** Whether a plugin may add a claim of this name, in any case of its letters. */
    public static boolean isFree(String name) {
        return FORM.matcher(name).matches() && !NAMES.contains(name.toLowerCase(Locale.ROOT));
    }
}
