package com.jsonexpress.identity.middleware;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A signature by the right key that is not what the algorithm says.
 *
 * @param told what is odd
 */
record OddSignature(String told, Way way) {
    /** The order of P-256 and that of Ed25519's group. */
    static final BigInteger P256_ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    private static final BigInteger ED25519_ORDER =
            new BigInteger("1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3ed", 16);

    /** Signs. */
    @FunctionalInterface
    interface Way {
        byte[] sign(IssuerKey key, String input) throws GeneralSecurityException;
    }

    byte[] sign(IssuerKey key, String input) {
        try {
            return way.sign(key, input);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static List<OddSignature> of(CorpusIssuer issuer) {
        return switch (issuer) {
            case OWN ->
                List.of(
                        hmac("HmacSHA1"),
                        hmac("HmacSHA384"),
                        hmac("HmacSHA512"),
                        new OddSignature(
                                "HmacSHA512 cut to 32 bytes",
                                (key, input) -> Arrays.copyOf(hmac("HmacSHA512").sign(key, input), 32)),
                        new OddSignature(
                                "HmacSHA256 cut to 16 bytes",
                                (key, input) -> Arrays.copyOf(hmac("HmacSHA256").sign(key, input), 16)));
            case RS256 ->
                List.of(
                        jdk("SHA1withRSA"),
                        jdk("SHA384withRSA"),
                        jdk("SHA512withRSA"),
                        jdk("NONEwithRSA"),
                        pss(32, "SHA-256"),
                        beyondTheModulus("RS256"));
            case PS256 ->
                List.of(
                        jdk("SHA256withRSA"),
                        pss(0, "SHA-256"),
                        pss(20, "SHA-256"),
                        pss(31, "SHA-256"),
                        pss(33, "SHA-256"),
                        pss(32, "SHA-1"),
                        pss(32, "SHA-512"),
                        beyondTheModulus("PS256"));
            case ES256 ->
                List.of(
                        jdk("SHA256withECDSA"),
                        jdk("SHA1withECDSAinP1363Format"),
                        jdk("SHA384withECDSAinP1363Format"),
                        jdk("SHA512withECDSAinP1363Format"),
                        ecdsa("s raised by the order", signature -> plus(signature, P256_ORDER)),
                        ecdsa("halves swapped", signature -> halves(signature, 1, 0)),
                        ecdsa("r twice", signature -> halves(signature, 0, 0)),
                        ecdsa("s zero", signature -> Arrays.copyOf(Arrays.copyOf(signature, 32), 64)),
                        ecdsa("all zero", signature -> new byte[64]));
            case EDDSA ->
                List.of(
                        new OddSignature(
                                "S raised by the order (RFC 8032 §5.1.7)",
                                (key, input) -> raised(key.sign("EdDSA", input))),
                        new OddSignature("halves swapped", (key, input) -> halves(key.sign("EdDSA", input), 1, 0)),
                        new OddSignature("all zero", (key, input) -> new byte[64]),
                        new OddSignature("a byte more", (key, input) -> Arrays.copyOf(key.sign("EdDSA", input), 65)),
                        new OddSignature(
                                "twice as long", (key, input) -> Arrays.copyOf(key.sign("EdDSA", input), 128)));
        };
    }

    private static OddSignature hmac(String algorithm) {
        byte[] secret = TestToken.SECRET.getBytes(UTF_8);
        byte[] doubled = (TestToken.SECRET + TestToken.SECRET).getBytes(UTF_8);
        return new OddSignature(
                algorithm,
                (key, input) -> CorpusIssuer.hmac(algorithm, algorithm.equals("HmacSHA1") ? doubled : secret, input));
    }

    private static OddSignature jdk(String algorithm) {
        return new OddSignature(algorithm, (key, input) -> {
            byte[] text = input.getBytes(US_ASCII);
            return signed(Signature.getInstance(algorithm), key, algorithm.startsWith("NONE") ? cut(text) : text);
        });
    }

    private static OddSignature pss(int salt, String mask) {
        return new OddSignature("PSS, salt of " + salt + ", mask by " + mask, (key, input) -> {
            Signature signature = Signature.getInstance("RSASSA-PSS");
            signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", new MGF1ParameterSpec(mask), salt, 1));
            return signed(signature, key, input.getBytes(US_ASCII));
        });
    }

    /** The same number to the power of e, but no representative (RFC 8017 §5.2.2); as long where it can be. */
    private static OddSignature beyondTheModulus(String algorithm) {
        return new OddSignature("signature raised by the modulus (RFC 8017 §5.2.2)", (key, input) -> {
            BigInteger modulus = ((RSAPublicKey) key.pair().getPublic()).getModulus();
            byte[] raised =
                    new BigInteger(1, key.sign(algorithm, input)).add(modulus).toByteArray();
            return raised.length > 256 && raised[0] == 0 ? Arrays.copyOfRange(raised, 1, raised.length) : raised;
        });
    }

    private static OddSignature ecdsa(String told, UnaryOperator<byte[]> change) {
        return new OddSignature(told, (key, input) -> change.apply(key.sign("ES256", input)));
    }

    private static byte[] signed(Signature signature, IssuerKey key, byte[] text) throws GeneralSecurityException {
        signature.initSign(key.pair().getPrivate());
        signature.update(text);
        return signature.sign();
    }

    private static byte[] cut(byte[] text) {
        return Arrays.copyOf(text, 32);
    }

    /** Both halves of a signature in another order. */
    private static byte[] halves(byte[] signature, int first, int second) {
        byte[] other = signature.clone();
        System.arraycopy(signature, first * 32, other, 0, 32);
        System.arraycopy(signature, second * 32, other, 32, 32);
        return other;
    }

    private static byte[] plus(byte[] signature, BigInteger order) {
        byte[] s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64))
                .add(order)
                .toByteArray();
        byte[] other = Arrays.copyOf(signature, 32 + s.length);
        System.arraycopy(s, 0, other, 32, s.length);
        return other;
    }

    /** Ed25519 writes S with its lowest byte first. */
    private static byte[] raised(byte[] signature) {
        byte[] s = Arrays.copyOfRange(signature, 32, 64);
        byte[] sum = new BigInteger(1, reversed(s)).add(ED25519_ORDER).toByteArray();
        byte[] other = signature.clone();
        Arrays.fill(other, 32, 64, (byte) 0);
        byte[] little = reversed(sum);
        System.arraycopy(little, 0, other, 32, Math.min(32, little.length));
        return other;
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] other = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            other[i] = bytes[bytes.length - 1 - i];
        }
        return other;
    }

    /** The other of the two signatures that ECDSA has for one nonce; just as right. */
    static byte[] mirrored(byte[] signature) {
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
        byte[] other = signature.clone();
        byte[] bytes = P256_ORDER.subtract(s).toByteArray();
        Arrays.fill(other, 32, 64, (byte) 0);
        int length = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - length, other, 64 - length, length);
        return other;
    }
}
