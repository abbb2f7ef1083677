package com.jsonexpress.identity.middleware;

import static com.jsonexpress.identity.middleware.Mutant.bad;
import static com.jsonexpress.identity.middleware.Mutant.good;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The compact serialisation and its size: what stands in the text before anything is decoded. */
final class FormRules {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private FormRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.of("unchanged", "7519 §7.2", (draft, dice) -> good(draft.token(), "nothing done")),
                Rule.of("character outside the alphabet", "7515 §2", FormRules::foreign),
                Rule.of("base64 instead of base64url, signed", "7515 §2", FormRules::standardAlphabet),
                Rule.of("padding", "7515 §2", FormRules::padding),
                Rule.of("unused bits not zero", "4648 §3.5", FormRules::unusedBits),
                Rule.of("a length that nothing encodes to", "4648 §4", FormRules::impossibleLength),
                Rule.of("number and order of parts", "7515 §7.1", FormRules::parts),
                Rule.of("another serialisation", "7515 §7.2", FormRules::serialisation),
                Rule.of("4,096 characters and fewer", "profile", FormRules::large),
                Rule.of("more than 4,096 characters", "profile", FormRules::tooLarge));
    }

    private static Mutant foreign(Draft draft, Dice dice) {
        String token = draft.token();
        String character = dice.one(
                "=",
                "+",
                "/",
                " ",
                "\t",
                "\n",
                "\r",
                "\0",
                ",",
                ":",
                "~",
                "%2E",
                "\u00e9",
                "\u0130",
                "\uff0e",
                "\u2024",
                "\ufeff",
                "\u200b",
                "\ud83d\ude00",
                "\ud800",
                "\u0430");
        int at = dice.one(0, token.length(), dice.below(token.length()));
        boolean instead = at < token.length() && dice.flip();
        String end = token.substring(instead ? at + 1 : at);
        return bad(
                token.substring(0, at) + character + end,
                "U+" + Integer.toHexString(character.charAt(0)) + (instead ? " instead of " : " before ") + at);
    }

    private static Mutant standardAlphabet(Draft draft, Dice dice) {
        draft.claim("q", "\"~~~~~?????\"").header("q", "\"~~~~~?????\"");
        boolean ofHeader = dice.flip();
        String other = (ofHeader ? draft.headerPart() : draft.claimsPart())
                .replace('-', '+')
                .replace('_', '/');
        return bad(signedWith(draft, ofHeader, other), told(ofHeader));
    }

    private static Mutant padding(Draft draft, Dice dice) {
        String pad = dice.one("=", "==", "===", "%3D", "%3d");
        String told = pad + " behind part ";
        return switch (dice.below(3)) {
            case 0 -> bad(draft.signed(draft.headerPart() + pad + "." + draft.claimsPart()), told + 1);
            case 1 -> bad(draft.signed(draft.input() + pad), told + 2);
            default -> bad(draft.token() + pad, told + 3);
        };
    }

    /** Decodes to the same bytes, so that only the spelling is wrong; and it is signed. */
    private static Mutant unusedBits(Draft draft, Dice dice) {
        String header = draft.headerPart();
        String claims = draft.claimsPart();
        if (header.length() % 4 != 0 && dice.below(3) == 0) {
            return bad(draft.signed(loose(header, dice) + "." + claims), "in the header");
        }
        if (claims.length() % 4 != 0 && dice.flip()) {
            return bad(draft.signed(header + "." + loose(claims, dice)), "in the claims");
        }
        return bad(loose(draft.token(), draft.issuer().signatureLength(), dice), "in the signature");
    }

    private static String loose(String part, Dice dice) {
        return loose(part, part.length(), dice);
    }

    private static String loose(String text, int length, Dice dice) {
        int free = length % 4 == 2 ? 16 : 4;
        int last = ALPHABET.indexOf(text.charAt(text.length() - 1));
        return text.substring(0, text.length() - 1) + ALPHABET.charAt(last + 1 + dice.below(free - 1));
    }

    private static Mutant impossibleLength(Draft draft, Dice dice) {
        boolean ofHeader = dice.flip();
        String part = ofHeader ? draft.headerPart() : draft.claimsPart();
        String longer = part + "A".repeat((5 - part.length() % 4) % 4);
        return bad(signedWith(draft, ofHeader, longer), told(ofHeader));
    }

    private static String signedWith(Draft draft, boolean ofHeader, String part) {
        return draft.signed(ofHeader ? part + "." + draft.claimsPart() : draft.headerPart() + "." + part);
    }

    private static String told(boolean ofHeader) {
        return ofHeader ? "in the header" : "in the claims";
    }

    private static Mutant parts(Draft draft, Dice dice) {
        List<String> parts = Arrays.asList(draft.token().split("\\."));
        String h = parts.get(0);
        String c = parts.get(1);
        String s = parts.get(2);
        List<String> forms = List.of(
                h,
                h + "." + c,
                h + "." + c + ".",
                "." + c + "." + s,
                h + ".." + s,
                h + "." + s,
                c + "." + s,
                "..",
                ".",
                "",
                h + "." + c + "." + s + ".",
                "." + h + "." + c + "." + s,
                h + "." + c + "." + s + "." + s,
                h + "." + c + "." + s + ".." + s,
                c + "." + h + "." + s,
                h + "." + s + "." + c,
                s + "." + c + "." + h,
                h + "." + h + "." + s,
                c + "." + c + "." + s,
                h + c + "." + s,
                h + "..." + c + "." + s,
                ".".repeat(1 + dice.below(5000)));
        int form = dice.below(forms.size());
        return bad(forms.get(form), "form " + form);
    }

    private static Mutant serialisation(Draft draft, Dice dice) {
        String[] parts = draft.token().split("\\.");
        String signature = "\"protected\":\"" + parts[0] + "\",\"signature\":\"" + parts[2] + "\"";
        List<String> forms = List.of(
                "{\"payload\":\"" + parts[1] + "\"," + signature + "}",
                "{\"payload\":\"" + parts[1] + "\",\"signatures\":[{" + signature + "}]}",
                TestToken.encode(draft.token().getBytes(UTF_8)),
                "Bearer " + draft.token(),
                "\"" + draft.token() + "\"",
                draft.token() + "~",
                Arrays.stream(parts).map(part -> part + "=").collect(Collectors.joining(".")),
                parts[0] + ".AAAA.AAAA." + parts[1] + "." + parts[2]);
        int form = dice.below(forms.size());
        return bad(forms.get(form), "form " + form);
    }

    private static Mutant large(Draft draft, Dice dice) {
        int target = CompactToken.MAX_LENGTH - dice.one(0, 0, dice.below(1500));
        fill(draft, target);
        return good(draft.token(), draft.length() + " characters");
    }

    private static Mutant tooLarge(Draft draft, Dice dice) {
        fill(draft, CompactToken.MAX_LENGTH + 3 + dice.one(0, 0, dice.below(3000), dice.below(100_000)));
        return bad(draft.token(), draft.length() + " characters");
    }

    /** As long as it can be without being longer; at most two characters less. */
    private static void fill(Draft draft, int target) {
        int room = (target - draft.claim("x", "\"\"").length()) * 3 / 4 + 3;
        do {
            draft.claim("x", Draft.quoted("x".repeat(--room)));
        } while (draft.length() > target);
    }
}
