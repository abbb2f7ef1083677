package com.jsonexpress.identity.middleware;

import com.jsonexpress.identity.json.Json;
import io.jsonwebtoken.security.Jwks;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One public key of a key set that may verify signatures (RFC 7517 §4, RFC 7518 §6, RFC 8037 §2), with the algorithms
 * that it is bound to: the one that its {@code alg} names, else those of its type. An RSA key without {@code alg} thus
 * verifies every RSA algorithm that the operator allows, a key on a curve exactly one.
 *
 * <p>Only the members that make up the key are handed on to jjwt: a certificate or an address in it is never looked at.
 */
record Jwk(Optional<String> id, Set<JwsAlgorithm> algorithms, PublicKey key) {
    /** The shortest RSA modulus, in bits (RFC 7518 §3.3). */
    static final int MIN_RSA_BITS = 2048;

    private static final int MAX_ID = 256;
    private static final Map<String, List<String>> MATERIAL =
            Map.of("RSA", List.of("n", "e"), "EC", List.of("x", "y"), "OKP", List.of("x"));

    /** Reads one key strictly; {@code allowed} is what the operator lets the issuer sign with. */
    static Jwk parse(Map<?, ?> jwk, Set<JwsAlgorithm> allowed) throws JwksException {
        refuseOtherUse(jwk);
        String type = text(jwk, "kty");
        if (!MATERIAL.containsKey(type)) {
            throw new JwksException("is not a public key for signatures, by its kty");
        }
        if (jwk.containsKey("d")) {
            throw new JwksException("holds its private part, which is public now");
        }
        String curve = type.equals("RSA") ? "" : text(jwk, "crv");
        Set<JwsAlgorithm> algorithms = algorithms(jwk, type, curve);
        algorithms.retainAll(allowed);
        if (algorithms.isEmpty()) {
            throw new JwksException("is for an algorithm that jex.auth.algorithms does not hold");
        }
        return new Jwk(id(jwk), Set.copyOf(algorithms), key(jwk, type, curve));
    }

    /** What names the key in a log line. */
    static String told(@Nullable Object jwk) {
        return jwk instanceof Map<?, ?> map && map.get("kid") instanceof String id && isId(id)
                ? "key '" + id + "'"
                : "a key without a usable kid";
    }

    private static void refuseOtherUse(Map<?, ?> jwk) throws JwksException {
        if (jwk.containsKey("use") && !"sig".equals(jwk.get("use"))) {
            throw new JwksException("is not meant for signatures, by its use");
        }
        if (jwk.containsKey("key_ops")
                && !(jwk.get("key_ops") instanceof Collection<?> operations && operations.contains("verify"))) {
            throw new JwksException("is not meant for verifying, by its key_ops");
        }
    }

    private static Optional<String> id(Map<?, ?> jwk) throws JwksException {
        if (!jwk.containsKey("kid")) {
            return Optional.empty();
        }
        String id = text(jwk, "kid");
        if (!isId(id)) {
            throw new JwksException("has a kid that is not 1 to " + MAX_ID + " printable characters");
        }
        return Optional.of(id);
    }

    private static Set<JwsAlgorithm> algorithms(Map<?, ?> jwk, String type, String curve) throws JwksException {
        Set<JwsAlgorithm> fitting = EnumSet.allOf(JwsAlgorithm.class);
        fitting.removeIf(each -> !each.fits(type, curve));
        if (jwk.containsKey("alg")) {
            Optional<JwsAlgorithm> named = JwsAlgorithm.named(text(jwk, "alg"));
            fitting.removeIf(each -> !named.equals(Optional.of(each)));
        }
        if (fitting.isEmpty()) {
            throw new JwksException("has a kty, crv and alg that make no signature algorithm");
        }
        return fitting;
    }

    private static PublicKey key(Map<?, ?> jwk, String type, String curve) throws JwksException {
        Map<String, Object> material = new HashMap<>();
        material.put("kty", type);
        if (!curve.isEmpty()) {
            material.put("crv", curve);
        }
        for (String member : MATERIAL.getOrDefault(type, List.of())) {
            material.put(member, canonical(text(jwk, member)));
        }
        PublicKey key = build(material);
        if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < MIN_RSA_BITS) {
            throw new JwksException("is shorter than " + MIN_RSA_BITS + " bits");
        }
        return key;
    }

    private static PublicKey build(Map<String, Object> material) throws JwksException {
        try {
            String json = new String(Json.write(material), StandardCharsets.UTF_8);
            if (Jwks.parser().build().parse(json).toKey() instanceof PublicKey key) {
                return key;
            }
        } catch (RuntimeException e) {
            // whatever the library makes of it: told below
        }
        throw new JwksException("is not a valid key");
    }

    private static String canonical(String part) throws JwksException {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part)) {
                return part;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new JwksException("is not written in base64url");
    }

    private static String text(Map<?, ?> jwk, String member) throws JwksException {
        if (jwk.get(member) instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw new JwksException("has no usable " + member);
    }

    private static boolean isId(String id) {
        return !id.isEmpty() && id.length() <= MAX_ID && id.chars().noneMatch(Character::isISOControl);
    }
}
