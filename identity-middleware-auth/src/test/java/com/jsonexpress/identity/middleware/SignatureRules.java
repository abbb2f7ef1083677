package com.jsonexpress.identity.middleware;

import static com.jsonexpress.identity.middleware.CorpusIssuer.ES256;
import static com.jsonexpress.identity.middleware.CorpusIssuer.OWN;
import static com.jsonexpress.identity.middleware.CorpusIssuer.RS256;
import static com.jsonexpress.identity.middleware.Draft.with;
import static com.jsonexpress.identity.middleware.Mutant.bad;
import static com.jsonexpress.identity.middleware.Mutant.good;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The signature and the algorithm: what is not signed by the key, in the one way that it is bound to. */
final class SignatureRules {
    private SignatureRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.of("bits of the signature", "7515 §5.2", SignatureRules::bits),
                Rule.of("length of the signature", "7518 §3", SignatureRules::length),
                Rule.of("claims changed behind the signature", "7515 §5.2", SignatureRules::otherClaims),
                Rule.of("header changed behind the signature", "7515 §5.2", SignatureRules::otherHeader),
                Rule.of("another key of the kind", "7515 §5.2", SignatureRules::stranger),
                Rule.of("another issuer's token", "8725 §3.8", SignatureRules::otherIssuer),
                Rule.of("alg none, unknown or no text", "8725 §3.1", SignatureRules::algorithm),
                Rule.of("alg of another key, signed by ours", "8725 §3.1", SignatureRules::otherAlgorithm),
                Rule.of("alg right, signed in another way", "7518 §3", SignatureRules::signedOtherwise),
                Rule.of("the mirrored ECDSA signature", "7518 §3.4", SignatureRules::mirrored)
                        .only(ES256),
                Rule.of("public key as HMAC secret", "8725 §2.1", SignatureRules::confused)
                        .external());
    }

    private static Mutant bits(Draft draft, Dice dice) {
        String input = draft.input();
        byte[] signature = draft.issuer().sign(input);
        int flips = 1 + dice.below(4);
        int from = dice.below(signature.length * 8 - flips);
        for (int bit = from; bit < from + flips; bit++) {
            signature[bit / 8] ^= (byte) (1 << bit % 8);
        }
        return bad(with(input, signature), flips + " bits from " + from);
    }

    private static Mutant length(Draft draft, Dice dice) {
        String input = draft.input();
        byte[] signature = draft.issuer().sign(input);
        int length = dice.one(1, signature.length - 1, signature.length + 1, signature.length * 2, dice.below(300));
        byte[] other = Arrays.copyOf(signature, length == signature.length ? length + 1 : length);
        if (dice.below(4) == 0) {
            other = dice.one(new byte[signature.length], dice.bytes(signature.length), dice.bytes(other.length));
        }
        if (dice.below(8) == 0) {
            other = Arrays.copyOfRange(signature, 1, signature.length);
        }
        return bad(with(input, other), other.length + " bytes");
    }

    private static Mutant otherClaims(Draft draft, Dice dice) {
        byte[] signature = draft.issuer().sign(draft.input());
        Map<String, String> changes =
                Map.of("role", "\"admin\"", "sub", "\"user-x\"", "exp", "1999999999", "pad", "\"changed\"", "new", "1");
        String name = dice.one(changes.keySet().stream().sorted().toList());
        return bad(with(draft.claim(name, changes.getOrDefault(name, "")).input(), signature), name);
    }

    private static Mutant otherHeader(Draft draft, Dice dice) {
        byte[] signature = draft.issuer().sign(draft.input());
        switch (dice.below(3)) {
            case 0 -> draft.header("x", Integer.toString(dice.below(100)));
            case 1 -> draft.header("typ", "\"application/at+jwt\"");
            default -> draft.header().add(0, new Draft.Member("\"y\"", "1"));
        }
        return bad(with(draft.input(), signature), "header");
    }

    private static Mutant stranger(Draft draft, Dice dice) {
        if (!draft.issuer().own() && dice.flip()) {
            draft.header("kid", dice.one("\"x\"", "\"rsa\"", "\"other-rsa\"", "\"p256\"", "\"ed25519\""));
        }
        return bad(with(draft.input(), draft.issuer().signAsAStranger(draft.input())), "signed by a stranger");
    }

    private static Mutant otherIssuer(Draft draft, Dice dice) {
        CorpusIssuer other = draft.issuer().own() ? dice.one(RS256, ES256) : OWN;
        return bad(Draft.valid(other, dice).token(), "of " + other + " at " + draft.issuer());
    }

    private static Mutant algorithm(Draft draft, Dice dice) {
        String right = draft.issuer().algorithm();
        String value = dice.one(
                "\"none\"",
                "\"None\"",
                "\"NONE\"",
                "\"nOnE\"",
                "\"\"",
                "null",
                "7",
                "true",
                "{}",
                "[\"" + right + "\"]",
                "\"" + right + " \"",
                "\" " + right + "\"",
                "\"" + right + "\\u0000\"",
                "\"dir\"",
                "\"A256GCMKW\"",
                "\"RSA-OAEP\"",
                "\"ES256K\"",
                "\"HS1\"",
                "\"RS1\"",
                "\"SHA256withRSA\"",
                "\"" + otherCase(right) + "\"");
        if (dice.below(6) == 0) {
            draft.withoutHeader("alg").header(dice.one("ALG", "Alg", "alg ", "al"), "\"" + right + "\"");
            return bad(draft.token(), "alg under another name");
        }
        String input = draft.header("alg", value).input();
        return bad(dice.flip() ? draft.token() : with(input, dice.bytes(1 + dice.below(64))), "alg " + value);
    }

    private static String otherCase(String algorithm) {
        String lower = algorithm.toLowerCase(Locale.ROOT);
        return lower.equals(algorithm) ? algorithm.toUpperCase(Locale.ROOT) : lower;
    }

    /** The signature is right for what the header says, and the key is a known one: only it is bound to another. */
    private static Mutant otherAlgorithm(Draft draft, Dice dice) {
        CorpusIssuer issuer = draft.issuer();
        String other = dice.one(
                "HS256", "HS384", "HS512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384",
                "ES512", "EdDSA");
        if (other.equals(issuer.algorithm())) {
            other = "RS384";
        }
        String input = draft.header("alg", Draft.quoted(other)).input();
        String family = other.substring(0, 2);
        if (issuer.own() && family.equals("HS")) {
            byte[] key = TestToken.SECRET.getBytes(UTF_8);
            return bad(with(input, CorpusIssuer.hmac("HmacSHA" + other.substring(2), key, input)), other);
        }
        boolean rsa = issuer.algorithm().endsWith("S256") && !issuer.own() && issuer != ES256;
        if (rsa && (family.equals("RS") || family.equals("PS"))) {
            return bad(with(input, issuer.key().sign(other, input)), other);
        }
        return bad(draft.token(), other);
    }

    private static Mutant signedOtherwise(Draft draft, Dice dice) {
        String input = draft.input();
        // HMAC has no use for it
        IssuerKey key = draft.issuer().own() ? IssuerKey.RSA : draft.issuer().key();
        OddSignature odd = dice.one(OddSignature.of(draft.issuer()));
        return bad(with(input, odd.sign(key, input)), odd.told());
    }

    /** Nothing in the standards asks for the lower of the two values. */
    private static Mutant mirrored(Draft draft, Dice dice) {
        String input = draft.input();
        return good(with(input, OddSignature.mirrored(draft.issuer().sign(input))), "n - s");
    }

    private static Mutant confused(Draft draft, Dice dice) {
        byte[] der = draft.issuer().key().pair().getPublic().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END PUBLIC KEY-----\n";
        byte[] secret = dice.one(der, pem.getBytes(UTF_8), pem.strip().getBytes(UTF_8));
        String hash = dice.one("256", "384", "512");
        if (dice.below(4) > 0) {
            draft.header("alg", "\"HS" + hash + "\"");
        }
        if (dice.flip()) {
            draft.withoutHeader("kid");
        }
        return bad(with(draft.input(), CorpusIssuer.hmac("HmacSHA" + hash, secret, draft.input())), "HS" + hash);
    }
}
