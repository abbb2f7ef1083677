package com.jsonexpress.identity.middleware;

import static com.jsonexpress.identity.middleware.Draft.quoted;
import static com.jsonexpress.identity.middleware.Mutant.bad;
import static com.jsonexpress.identity.middleware.Mutant.good;

import java.util.List;
import java.util.Locale;

/** The claims: presence, type, issuer and audience; all rightly signed. */
final class ClaimRules {
    private static final List<String> OWN_REQUIRED =
            List.of("exp", "iat", "jti", "sid", "sub", "tokenVersion", "iss", "aud");
    private static final List<String> EXTERNAL_REQUIRED = List.of("exp", "sub", "iss", "aud");

    private ClaimRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.of("a required claim missing", "7519 §4.1, 9068", ClaimRules::missing),
                Rule.of("an optional claim missing", "7519 §4.1", ClaimRules::optional),
                Rule.of("a text that is none", "7519 §4.1", ClaimRules::noText),
                Rule.of("texts of 1 to 256 characters", "7519 §2", ClaimRules::text),
                Rule.of("texts empty, too long, with controls", "profile", ClaimRules::unfitText),
                Rule.of("our own claims of another type", "profile", ClaimRules::ownTypes)
                        .only(CorpusIssuer.OWN),
                Rule.of("descriptive claims of another type", "profile", ClaimRules::descriptive)
                        .external(),
                Rule.of("claims that nobody knows", "7519 §4", ClaimRules::unknown),
                Rule.of("null in an own token", "profile", ClaimRules::nothing).only(CorpusIssuer.OWN),
                Rule.of("another issuer", "7519 §4.1.1", ClaimRules::otherIssuer),
                Rule.of("aud as text and as array", "7519 §4.1.3", ClaimRules::audience),
                Rule.of("another audience, or of another type", "7519 §4.1.3", ClaimRules::otherAudience));
    }

    private static Mutant missing(Draft draft, Dice dice) {
        String name = dice.one(draft.issuer().own() ? OWN_REQUIRED : EXTERNAL_REQUIRED);
        draft.without(name);
        if (dice.flip()) {
            String near = dice.one(name.toUpperCase(Locale.ROOT), name + " ", " " + name, name + "\\u0000");
            draft.claim(near, dice.one("\"shop\"", "1999999999"));
        }
        return bad(draft.token(), name);
    }

    private static Mutant optional(Draft draft, Dice dice) {
        String name = draft.issuer().own()
                ? dice.one("auth_time", "amr", "role", "email", "emailVerified", "pad")
                : dice.one("iat", "pad");
        return good(draft.without(name).token(), name);
    }

    private static Mutant noText(Draft draft, Dice dice) {
        String name = draft.issuer().own() ? dice.one("sub", "iss", "jti", "sid") : dice.one("sub", "iss");
        String value = dice.one("null", "7", "7.5", "true", "[]", "{}", "[\"a\"]", "[\"https://id.example.com/\"]");
        return bad(draft.claim(name, value).token(), name + " " + value);
    }

    private static Mutant text(Draft draft, Dice dice) {
        String name = draft.issuer().own() ? dice.one("sub", "jti", "sid") : "sub";
        String value = dice.one(
                "a",
                "a".repeat(256),
                " ",
                "\u00fc\u20ac",
                "\\ud83d\\ude00",
                "\\\\",
                "\\\"",
                "auth0|1",
                "https://a/b#c",
                "null",
                "0",
                "' OR 1=1",
                "../..",
                "\\u2028",
                "x".repeat(1 + dice.below(256)));
        return good(draft.claim(name, quoted(value)).token(), name + " of " + value.length());
    }

    private static Mutant unfitText(Draft draft, Dice dice) {
        String name = draft.issuer().own() ? dice.one("sub", "jti", "sid") : "sub";
        String value = dice.one(
                "",
                "a".repeat(257 + dice.below(300)),
                "a\\u0000b",
                "\\n",
                "a\\r\\nb",
                "\\u001f",
                "\\u007f",
                "a\\u0085",
                "\\u009f",
                "\\b");
        return bad(draft.claim(name, quoted(value)).token(), name + " of " + value.length());
    }

    private static Mutant ownTypes(Draft draft, Dice dice) {
        String name = dice.one("tokenVersion", "amr", "role", "email", "emailVerified", "auth_time");
        String value = switch (name) {
            case "tokenVersion" -> dice.one("\"7\"", "7.5", "-1", "true", "[7]", "{}", "9223372036854775808", "7e30");
            case "amr" -> dice.one("\"pwd\"", "7", "true", "{}", "[1]", "[null]", "[\"pwd\",[]]", "[\"\"]");
            case "role" -> dice.one("1", "true", "[\"admin\"]", "{}", "\"\"", "\"Admin\"", "\"a b\"");
            case "email" -> dice.one("1", "true", "[]", "{}", "\"\"", "[\"ann@example.com\"]");
            case "emailVerified" -> dice.one("\"true\"", "1", "0", "[]", "{}", "[true]", "\"\"");
            default -> dice.one("\"0\"", "true", "-1", "[]", "{}", "1e300", "253402300800");
        };
        return bad(draft.claim(name, value).token(), name + " " + value);
    }

    /** Taken where it has its type and absent otherwise. */
    private static Mutant descriptive(Draft draft, Dice dice) {
        String name = dice.one("email", "email_verified", "auth_time", "amr", "role", "tokenVersion", "sid");
        String value = dice.one("null", "7", "true", "\"x\"", "\"\"", "[]", "{}", "[1,null]", "\"a\\u0000\"", "1e300");
        return good(draft.claim(name, value).token(), name + " " + value);
    }

    private static Mutant unknown(Draft draft, Dice dice) {
        for (int count = 1 + dice.below(4); count > 0; count--) {
            String name = dice.one(
                    "x",
                    "EXP",
                    "Nbf",
                    "e xp",
                    "https://example.com/roles",
                    "a.b",
                    "__proto__",
                    "cnf",
                    "scope",
                    "azp",
                    "nonce",
                    "\u00e9\u4e2d",
                    "@type",
                    "$ref",
                    "crit",
                    "alg");
            String value = dice.one(
                    "1",
                    "true",
                    "false",
                    "\"\"",
                    "\"x\"",
                    "[]",
                    "{}",
                    "[1,null,{\"exp\":\"x\"}]",
                    "{\"exp\":0}",
                    "-0",
                    "0.1",
                    "1e399",
                    "-1E-400",
                    "123456789012345678901234567890",
                    quoted("k".repeat(1 + dice.below(500))),
                    "1" + "0".repeat(99),
                    "\"\\u0000\"");
            draft.claim(name, value);
        }
        return good(draft.token(), "unknown claims");
    }

    private static Mutant nothing(Draft draft, Dice dice) {
        String name = dice.one(
                "x",
                "pad",
                "scope",
                "https://example.com/x",
                "nbf",
                "role",
                "email",
                "amr",
                "auth_time",
                "emailVerified",
                "exp",
                "iat",
                "aud");
        return bad(draft.claim(name, "null").token(), name + " null");
    }

    private static Mutant otherIssuer(Draft draft, Dice dice) {
        String right = draft.issuer().own() ? "https://id.example.com" : "https://id.example.com/";
        String value = dice.one(
                right + "/",
                right + " ",
                " " + right,
                right.replace("id", "ID"),
                right.replace("https", "http"),
                right.replace("https", "HTTPS"),
                right.replace(".com", ".com:443"),
                right.replace(".com", ".co"),
                right + "\\u0000",
                "",
                right.replace("id.", "%69d."),
                right.replace("example", "ex\u0430mple"),
                right + "?",
                right.substring(0, right.length() - 1));
        return bad(draft.claim("iss", quoted(value)).token(), "iss of " + value.length());
    }

    private static Mutant audience(Draft draft, Dice dice) {
        String right = quoted(draft.audience());
        String value = dice.one(
                right,
                "[" + right + "]",
                "[\"a\"," + right + "]",
                "[" + right + ",\"b\"]",
                "[ \"a\" , " + right + " , \"c\" ]",
                "[" + right + "," + right + "]",
                "[\"" + "a".repeat(256) + "\"," + right + "]",
                "[" + "\"z\",".repeat(dice.below(100)) + right + "]");
        return good(draft.claim("aud", value).token(), "aud of " + value.length());
    }

    private static Mutant otherAudience(Draft draft, Dice dice) {
        String right = draft.audience();
        String value = dice.one(
                quoted(right + " "),
                quoted(right.toUpperCase(Locale.ROOT)),
                quoted(right + "/"),
                quoted(right + " stock"),
                quoted(right + ",stock"),
                quoted("x" + right),
                "\"\"",
                "[]",
                "[\"stock\"]",
                "[\"\"]",
                "null",
                "7",
                "true",
                "{}",
                "{\"" + right + "\":1}",
                "[7]",
                "[null]",
                "[\"" + right + "\",7]",
                "[\"" + right + "\",null]",
                "[[\"" + right + "\"]]",
                "[{\"aud\":\"" + right + "\"}]",
                quoted("[\\\"" + right + "\\\"]"));
        return bad(draft.claim("aud", value).token(), "aud " + value);
    }
}
