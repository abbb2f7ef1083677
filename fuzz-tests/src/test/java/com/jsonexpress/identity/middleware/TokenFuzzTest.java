package com.jsonexpress.identity.middleware;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.config.Secret;
import com.jsonexpress.identity.fuzz.FuzzTest;
import com.jsonexpress.identity.token.TokenVerifier;
import com.jsonexpress.identity.token.Verification;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What is verified, an independent reading accepts as well; whatever comes, the answer is a verdict. An input of two lines
 * is header and claims, which are signed here; any other one is the token as it stands, with {@code !} for a signature.
 */
class TokenFuzzTest extends FuzzTest {
    private static final String SECRET = "Zk3vYw8QmT1xB7nLr5HdC9sPf2GjUa4E";
    private static final Clock CLOCK = Clock.fixed(ReferenceToken.NOW, ZoneOffset.UTC);

    private final TokenVerifier verifier = new OwnTokenVerifier(
            new HmacSignature(Secret.of(SECRET)),
            new Expectations(
                    CLOCK, Optional.of(ReferenceToken.ISSUER), Optional.of(ReferenceToken.AUDIENCE), Optional.empty()),
            new Callers(Optional.empty()),
            new ProvenTokens<>(64));

    @Override
    protected void look(byte[] input) throws GeneralSecurityException {
        int line = indexOf(input, '\n');
        String token = line < 0
                ? signedWhereAsked(new String(input, UTF_8))
                : signed(encoded(Arrays.copyOf(input, line)) + "."
                        + encoded(Arrays.copyOfRange(input, line + 1, input.length)));
        Verification verification = verifier.verify(token, false);
        if (verification instanceof Verification.Verified verified) {
            assertThat(ReferenceToken.problem(token, mac(token.substring(0, token.lastIndexOf('.')))))
                    .isEmpty();
            assertThat(verified.principal().id()).isNotEmpty();
        } else {
            String reason = ((Verification.Refused) verification).refusal().reason();
            assertThat(reason).matches("[a-z_]+");
        }
    }

    private static String signedWhereAsked(String text) throws GeneralSecurityException {
        return text.endsWith("!") ? signed(text.substring(0, text.length() - 1)) : text;
    }

    private static String signed(String parts) throws GeneralSecurityException {
        return parts + "." + encoded(mac(parts));
    }

    private static byte[] mac(String parts) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(US_ASCII), "HmacSHA256"));
        return mac.doFinal(parts.getBytes(UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static int indexOf(byte[] bytes, char wanted) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }
}
