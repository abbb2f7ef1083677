package com.jsonexpress.identity.middleware;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** A key of an issuer; signs with the JDK alone, so that jjwt is not its own witness. */
record IssuerKey(String id, KeyPair pair) {
    static final IssuerKey RSA = of("rsa", "RSA", "2048");
    static final IssuerKey OTHER_RSA = of("other-rsa", "RSA", "2048");
    static final IssuerKey P256 = of("p256", "EC", "secp256r1");
    static final IssuerKey P384 = of("p384", "EC", "secp384r1");
    static final IssuerKey P521 = of("p521", "EC", "secp521r1");
    static final IssuerKey ED25519 = of("ed25519", "Ed25519", "");
    static final IssuerKey ED448 = of("ed448", "Ed448", "");

    static IssuerKey of(String id, String type, String parameter) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
            if (type.equals("RSA")) {
                generator.initialize(Integer.parseInt(parameter));
            } else if (type.equals("EC")) {
                generator.initialize(new ECGenParameterSpec(parameter));
            }
            return new IssuerKey(id, generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    IssuerKey named(String other) {
        return new IssuerKey(other, pair);
    }

    /** The members of its JWK, without {@code use} and {@code alg}. */
    Map<String, Object> jwk() {
        Map<String, Object> jwk = new LinkedHashMap<>();
        jwk.put("kid", id);
        if (pair.getPublic() instanceof RSAPublicKey rsa) {
            jwk.put("kty", "RSA");
            jwk.put("n", number(rsa.getModulus(), (rsa.getModulus().bitLength() + 7) / 8));
            jwk.put("e", number(rsa.getPublicExponent(), 3));
        } else if (pair.getPublic() instanceof ECPublicKey ec) {
            int bits = ec.getParams().getCurve().getField().getFieldSize();
            jwk.put("kty", "EC");
            jwk.put("crv", "P-" + bits);
            jwk.put("x", number(ec.getW().getAffineX(), (bits + 7) / 8));
            jwk.put("y", number(ec.getW().getAffineY(), (bits + 7) / 8));
        } else {
            byte[] encoded = pair.getPublic().getEncoded();
            boolean small = encoded.length < 50;
            jwk.put("kty", "OKP");
            jwk.put("crv", small ? "Ed25519" : "Ed448");
            jwk.put(
                    "x",
                    TestToken.encode(Arrays.copyOfRange(encoded, encoded.length - (small ? 32 : 57), encoded.length)));
        }
        return jwk;
    }

    Map<String, Object> jwk(String member, Object value) {
        Map<String, Object> jwk = jwk();
        jwk.put(member, value);
        return jwk;
    }

    byte[] sign(String algorithm, String input) {
        try {
            Signature signature = signature(algorithm);
            signature.initSign(pair.getPrivate());
            signature.update(input.getBytes(US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static Signature signature(String algorithm) throws GeneralSecurityException {
        String hash = algorithm.substring(2);
        switch (algorithm.substring(0, 2)) {
            case "RS":
                return Signature.getInstance("SHA" + hash + "withRSA");
            case "ES":
                return Signature.getInstance("SHA" + hash + "withECDSAinP1363Format");
            case "PS":
                Signature signature = Signature.getInstance("RSASSA-PSS");
                String name = "SHA-" + hash;
                signature.setParameter(
                        new PSSParameterSpec(name, "MGF1", new MGF1ParameterSpec(name), Integer.parseInt(hash) / 8, 1));
                return signature;
            default:
                return Signature.getInstance("EdDSA");
        }
    }

    private static String number(BigInteger number, int length) {
        byte[] bytes = number.toByteArray();
        byte[] exact = new byte[length];
        int from = Math.max(0, bytes.length - length);
        System.arraycopy(bytes, from, exact, length - (bytes.length - from), bytes.length - from);
        return TestToken.encode(exact);
    }

    @Override
    public String toString() {
        return id;
    }
}
