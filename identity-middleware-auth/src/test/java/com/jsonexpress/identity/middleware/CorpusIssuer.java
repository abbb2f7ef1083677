package com.jsonexpress.identity.middleware;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.jsonexpress.identity.token.TokenVerifier;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Whose tokens are changed: ours, and those of one external issuer that signs in four ways. */
enum CorpusIssuer {
    OWN("HS256"),
    RS256("RS256"),
    PS256("PS256"),
    ES256("ES256"),
    EDDSA("EdDSA");

    private final String algorithm;

    CorpusIssuer(String algorithm) {
        this.algorithm = algorithm;
    }

    /** Made when the first token is. */
    private static final class Keys {
        static final TokenVerifier OWN_VERIFIER =
                Verifying.verifierFor(Optional.of("https://id.example.com"), Optional.of("shop"));
        static final TokenVerifier EXTERNAL_VERIFIER = ExternalVerifying.verifier(
                ExternalVerifying.ALL,
                RS256.key().jwk("alg", "RS256"),
                PS256.key().jwk("alg", "PS256"),
                ES256.key().jwk(),
                EDDSA.key().jwk());
        static final IssuerKey OTHER_RSA = IssuerKey.of("x", "RSA", "2048");
        static final IssuerKey OTHER_P256 = IssuerKey.of("x", "EC", "secp256r1");
        static final IssuerKey OTHER_ED25519 = IssuerKey.of("x", "Ed25519", "");
    }

    boolean own() {
        return this == OWN;
    }

    String algorithm() {
        return algorithm;
    }

    /** Not for {@link #OWN}. */
    IssuerKey key() {
        return switch (this) {
            case OWN -> throw new AssertionError("an own token is signed with the secret");
            case RS256 -> IssuerKey.RSA;
            case PS256 -> IssuerKey.OTHER_RSA;
            case ES256 -> IssuerKey.P256;
            case EDDSA -> IssuerKey.ED25519;
        };
    }

    /** A key of the same kind that the verifier does not have. Not for {@link #OWN}. */
    IssuerKey stranger() {
        return switch (this) {
            case OWN -> throw new AssertionError("an own token is signed with a secret");
            case RS256, PS256 -> Keys.OTHER_RSA;
            case ES256 -> Keys.OTHER_P256;
            case EDDSA -> Keys.OTHER_ED25519;
        };
    }

    TokenVerifier verifier() {
        return own() ? Keys.OWN_VERIFIER : Keys.EXTERNAL_VERIFIER;
    }

    byte[] sign(String input) {
        return own() ? hmac("HmacSHA256", TestToken.SECRET.getBytes(UTF_8), input) : key().sign(algorithm, input);
    }

    byte[] signAsAStranger(String input) {
        return own()
                ? hmac("HmacSHA256", "another secret of at least 32 bytes".getBytes(UTF_8), input)
                : stranger().sign(algorithm, input);
    }

    int signatureLength() {
        return switch (this) {
            case OWN -> 43;
            case RS256, PS256 -> 342;
            case ES256, EDDSA -> 86;
        };
    }

    static byte[] hmac(String algorithm, byte[] key, String input) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(input.getBytes(US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
