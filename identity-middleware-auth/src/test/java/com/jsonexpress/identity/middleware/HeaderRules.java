package com.jsonexpress.identity.middleware;

import static com.jsonexpress.identity.middleware.Draft.quoted;
import static com.jsonexpress.identity.middleware.Mutant.bad;
import static com.jsonexpress.identity.middleware.Mutant.good;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.jsonexpress.identity.json.Json;
import java.util.List;
import java.util.Locale;

/** The members of the header, all rightly signed. */
final class HeaderRules {
    private HeaderRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.of("crit", "7515 §4.1.11", HeaderRules::critical),
                Rule.of("zip, enc, b64", "7516 §4.1, 7797", HeaderRules::otherReading),
                Rule.of("a key brought along", "8725 §3.10", HeaderRules::broughtKey),
                Rule.of("typ of another kind of token", "8725 §3.11", HeaderRules::otherType),
                Rule.of("typ in every right spelling", "7515 §4.1.9", HeaderRules::rightType),
                Rule.of("kid of no key, or of another", "7515 §4.1.4", HeaderRules::otherKeyId)
                        .external(),
                Rule.of("no kid where one key fits", "7515 §4.1.4", HeaderRules::noKeyId)
                        .external(),
                Rule.of("cty", "7519 §5.2, profile", HeaderRules::contentType),
                Rule.of("members that only tell", "7515 §4", HeaderRules::harmless));
    }

    private static Mutant critical(Draft draft, Dice dice) {
        String value = dice.one(
                "[\"exp\"]", "[\"x\"]", "[]", "null", "\"exp\"", "[\"b64\"]", "[\"alg\"]", "[1]", "{}", "false");
        if (dice.flip()) {
            draft.header("x", "1").header("exp", "1");
        }
        return bad(draft.header("crit", value).token(), "crit " + value);
    }

    private static Mutant otherReading(Draft draft, Dice dice) {
        String name = dice.one("zip", "enc", "b64");
        String value = dice.one("\"DEF\"", "\"GZIP\"", "\"A256GCM\"", "false", "true", "null", "\"\"", "[]");
        return bad(draft.header(name, value).token(), name + " " + value);
    }

    /** Signed by whoever owns the key that is brought along. */
    private static Mutant broughtKey(Draft draft, Dice dice) {
        String name = dice.one("jwk", "jku", "x5u", "x5c");
        String value = switch (name) {
            case "jwk" ->
                draft.issuer().own()
                        ? "{\"kty\":\"oct\",\"k\":\"AAAA\"}"
                        : new String(Json.write(draft.issuer().stranger().jwk()), UTF_8);
            case "x5c" -> "[\"AAAA\"]";
            default -> "\"https://evil.example/keys\"";
        };
        String input = draft.header(name, dice.one(value, value, "null", "[]")).input();
        boolean ours = dice.flip();
        return bad(
                ours ? draft.signed(input) : Draft.with(input, draft.issuer().signAsAStranger(input)),
                name + (ours ? ", signed by us" : ", signed by a stranger"));
    }

    private static Mutant otherType(Draft draft, Dice dice) {
        String value = dice.one(
                "\"logout+jwt\"",
                "\"dpop+jwt\"",
                "\"refresh+jwt\"",
                "\"secevent+jwt\"",
                "\"\"",
                "null",
                "7",
                "true",
                "[\"at+jwt\"]",
                "{}",
                "\"at+jwt \"",
                "\" at+jwt\"",
                "\"text/at+jwt\"",
                "\"application/application/at+jwt\"",
                "\"at+jwt;x=1\"",
                "\"at jwt\"",
                "\"at\\u212Awt\"",
                "\"JOSE\"",
                "\"JWE\"");
        if (draft.issuer().own() && dice.below(4) == 0) {
            value = dice.one("\"JWT\"", "\"jwt\"", "\"application/jwt\"");
            if (dice.flip()) {
                return bad(draft.withoutHeader("typ").token(), "no typ");
            }
        }
        return bad(draft.header("typ", value).token(), "typ " + value);
    }

    private static Mutant rightType(Draft draft, Dice dice) {
        if (!draft.issuer().own() && dice.below(6) == 0) {
            return good(draft.withoutHeader("typ").token(), "no typ");
        }
        String type = dice.one("at+jwt", "application/at+jwt");
        type = draft.issuer().own() ? type : dice.one(type, "jwt", "application/jwt");
        StringBuilder spelt = new StringBuilder();
        type.chars().forEach(c -> spelt.append(dice.flip() ? (char) c : Character.toUpperCase((char) c)));
        return good(draft.header("typ", quoted(spelt.toString())).token(), "typ " + spelt);
    }

    private static Mutant otherKeyId(Draft draft, Dice dice) {
        String right = draft.issuer().key().id();
        String value = dice.one(
                "\"nobody\"",
                "\"\"",
                "null",
                "7",
                "[\"" + right + "\"]",
                "{}",
                "\"" + right + " \"",
                "\"" + right.toUpperCase(Locale.ROOT) + "\"",
                "\"../" + right + "\"",
                "\"" + right + "\\u0000\"",
                quoted("k".repeat(257 + dice.below(500))),
                "\"" + right + "' OR '1'='1\"",
                right.equals("rsa") ? "\"p256\"" : "\"rsa\"",
                right.equals("ed25519") ? "\"p256\"" : "\"ed25519\"");
        return bad(draft.header("kid", value).token(), "kid of " + value.length() + " characters");
    }

    private static Mutant noKeyId(Draft draft, Dice dice) {
        return good(draft.withoutHeader("kid").token(), "no kid");
    }

    /** Of a nested token, or of something that is no claims set; where it is neither it has no place (RFC 7519 §5.2). */
    private static Mutant contentType(Draft draft, Dice dice) {
        String value = dice.one("\"JWT\"", "\"jwt\"", "\"json\"", "\"application/json\"", "\"\"", "null", "7", "[]");
        return bad(draft.header("cty", value).token(), "cty " + value);
    }

    private static Mutant harmless(Draft draft, Dice dice) {
        StringBuilder told = new StringBuilder();
        for (int count = 1 + dice.below(3); count > 0; count--) {
            String name =
                    dice.one("x", "X5U", "Crit", "ALG", "nonce", "iss", "exp", "url", "ppt", "a b", "\u00e9", "svt");
            String value = dice.one(
                    "1",
                    "null",
                    "true",
                    "\"\"",
                    "\"none\"",
                    "[]",
                    "{}",
                    "[1,{\"crit\":[\"x\"]}]",
                    "{\"alg\":\"none\"}",
                    "-0.5e-3",
                    "\"\u20ac \\ud83d\\ude00\"",
                    "123456789012345678901234567890",
                    quoted("k".repeat(900)));
            draft.header(name, value);
            told.append(name).append(' ');
        }
        if (dice.flip()) {
            draft.header("x5t", quoted(TestToken.encode(dice.bytes(20))));
            draft.header("x5t#S256", quoted(TestToken.encode(dice.bytes(32))));
            told.append("thumbprints ");
        }
        if (draft.issuer().own() && dice.flip()) {
            draft.header("kid", dice.one("\"k1\"", "\"2026\"", quoted("k".repeat(300))));
            told.append("kid");
        }
        return good(draft.token(), told.toString());
    }
}
