package com.jsonexpress.identity.middleware;

import static com.jsonexpress.identity.middleware.Mutant.bad;
import static com.jsonexpress.identity.middleware.Mutant.good;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.jsonexpress.identity.json.Json;
import com.jsonexpress.identity.middleware.Draft.Member;
import java.util.List;

/** How the JSON of header and claims is written; all of it rightly signed. */
final class JsonRules {
    private JsonRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.of(
                        "members in another order",
                        "8259 §4",
                        (draft, dice) -> good(draft.shuffle(dice).token(), "shuffled")),
                Rule.of(
                        "white space between members",
                        "8259 §2",
                        (draft, dice) -> good(draft.spaced(dice).token(), "spaced")),
                Rule.of("names and texts with escapes", "8259 §7", JsonRules::escaped),
                Rule.of("a member twice in the header", "7515 §4", (draft, dice) -> twice(draft, true, dice)),
                Rule.of("a member twice in the claims", "7519 §4", (draft, dice) -> twice(draft, false, dice)),
                Rule.of("a member twice further down", "profile", JsonRules::twiceInside),
                Rule.of("a name empty or framed by white space", "profile", JsonRules::framedName),
                Rule.of("not one JSON object", "7519 §7.2", JsonRules::notAnObject),
                Rule.of("not JSON inside", "8259 §2-7", JsonRules::notJson),
                Rule.of("nested up to 16 levels", "profile", JsonRules::deep),
                Rule.of("nested deeper than 16 levels", "profile", JsonRules::tooDeep));
    }

    private static Mutant escaped(Draft draft, Dice dice) {
        int often = 1 + dice.below(6);
        for (boolean ofHeader : new boolean[] {true, false}) {
            draft.part(ofHeader)
                    .replaceAll(
                            each -> new Member(escaped(each.name(), often, dice), escaped(each.value(), often, dice)));
        }
        return good(draft.token(), "one of " + often);
    }

    /** Raw JSON in, raw JSON out; only texts that have no escapes yet. */
    private static String escaped(String raw, int often, Dice dice) {
        if (!raw.startsWith("\"") || raw.contains("\\")) {
            return raw;
        }
        StringBuilder json = new StringBuilder("\"");
        for (char c : raw.substring(1, raw.length() - 1).toCharArray()) {
            if (dice.below(often) > 0) {
                json.append(c);
            } else {
                String plain = c == '/' ? "\\/" : String.format("\\u%04x", (int) c);
                json.append(dice.one(plain, String.format("\\u%04x", (int) c), String.format("\\u%04X", (int) c)));
            }
        }
        return json.append('"').toString();
    }

    private static Mutant twice(Draft draft, boolean ofHeader, Dice dice) {
        List<Member> members = draft.part(ofHeader);
        Member first = dice.one(members);
        String value = dice.one(first.value(), first.value(), "null", "1", "\"x\"", "{}");
        String name = dice.flip() ? first.name() : escaped(first.name(), 1, dice);
        members.add(dice.below(members.size() + 1), new Member(name, value));
        return bad(draft.token(), first.name() + " as " + name);
    }

    private static Mutant twiceInside(Draft draft, Dice dice) {
        String value = dice.one(
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":1,\"b\":2,\"\\u0061\":1}",
                "[{\"a\":null,\"a\":null}]",
                "{\"b\":{\"\":1,\"\":1}}",
                "[[],[{\"x\":[],\"y\":0,\"x\":[]}]]");
        boolean ofHeader = dice.flip();
        draft.part(ofHeader).add(new Member("\"x\"", value));
        return bad(draft.token(), value);
    }

    /** jjwt takes the frame off, and so reads another member than we do. */
    private static Mutant framedName(Draft draft, Dice dice) {
        boolean ofHeader = dice.flip();
        String name = dice.one("exp", "nbf", "sub", "alg", "typ", "crit", "x", "");
        String space = dice.one(" ", "\\t", "\\u0020", "\\n", "\u2003", "\\u2028");
        String framed =
                name.isEmpty() ? dice.one("", space) : dice.one(name + space, space + name, space + name + space);
        draft.part(ofHeader)
                .add(new Member(Draft.quoted(framed), dice.one("1", "null", "\"none\"", "[]", "1999999999")));
        return bad(draft.token(), "'" + framed + "', header " + ofHeader);
    }

    private static Mutant notAnObject(Draft draft, Dice dice) {
        boolean ofHeader = dice.flip();
        String json = ofHeader ? draft.headerJson() : draft.claimsJson();
        String text = dice.one(
                "",
                " ",
                "[]",
                "null",
                "true",
                "7",
                "\"x\"",
                "[" + json + "]",
                json + json,
                json + " {}",
                json + "x",
                json + "]",
                json + "}",
                json + ",",
                json + "\0",
                json + "//",
                json + "/**/",
                "//\n" + json,
                "/**/" + json,
                "#\n" + json,
                ")]}'\n" + json,
                "\f" + json,
                "\u00a0" + json,
                "\u000b" + json,
                json + "\u2028",
                json.substring(0, json.lastIndexOf('}')),
                json.substring(0, json.length() / 2),
                json.substring(json.indexOf('{') + 1),
                "\"" + json.replace("\"", "\\\"") + "\"");
        return bad(draft.signed(ofHeader, text.getBytes(UTF_8)), "text of " + text.length() + ", header " + ofHeader);
    }

    private static Mutant notJson(Draft draft, Dice dice) {
        boolean ofHeader = dice.flip();
        String json = ofHeader ? draft.headerJson() : draft.claimsJson();
        String end = dice.one(
                ",",
                ",,\"q\":1",
                ";\"q\":1",
                ",q:1",
                ",'q':1",
                ",\"q\":'x'",
                ",\"q\"",
                ",\"q\":",
                ",\"q\":1,",
                ",\"q\"=1",
                ",\"q\":01",
                ",\"q\":-01",
                ",\"q\":+1",
                ",\"q\":.5",
                ",\"q\":1.",
                ",\"q\":1e",
                ",\"q\":0x1",
                ",\"q\":1_0",
                ",\"q\":NaN",
                ",\"q\":Infinity",
                ",\"q\":-Infinity",
                ",\"q\":TRUE",
                ",\"q\":nul",
                ",\"q\":undefined",
                ",\"q\":\"\\x41\"",
                ",\"q\":\"\\u12\"",
                ",\"q\":\"\\u{41}\"",
                ",\"q\":\"\\'\"",
                ",\"q\":\"a\nb\"",
                ",\"q\":\"a\tb\"",
                ",\"q\":\"a\0b\"",
                ",\"q\":\"a",
                ",\"q\":[1,]",
                ",\"q\":[,1]",
                ",\"q\":[1 2]",
                ",\"q\":{\"a\":1,}",
                ",\"q\":[1}",
                ",\"q\":1 /* */",
                ",\"q\":1 // x\n",
                ",1:1",
                ",null:1",
                ",\"q\":-",
                ",\"q\":\"a\u001fb\"",
                ",\"q\":1 2");
        int at = json.lastIndexOf('}');
        String text = json.substring(0, at) + end + json.substring(at);
        return bad(draft.signed(ofHeader, text.getBytes(UTF_8)), end + " at the end, header " + ofHeader);
    }

    private static Mutant deep(Draft draft, Dice dice) {
        return nested(draft, 1 + dice.one(Json.MAX_DEPTH - 2, dice.below(Json.MAX_DEPTH - 1)), dice, true);
    }

    private static Mutant tooDeep(Draft draft, Dice dice) {
        return nested(draft, Json.MAX_DEPTH + dice.one(0, dice.below(20), dice.below(1000)), dice, false);
    }

    private static Mutant nested(Draft draft, int levels, Dice dice, boolean accept) {
        boolean arrays = dice.flip() || levels > 100;
        String value = arrays
                ? "[".repeat(levels) + "]".repeat(levels)
                : "{\"a\":".repeat(levels - 1) + "{}" + "}".repeat(levels - 1);
        boolean ofHeader = dice.flip();
        draft.part(ofHeader).add(new Member("\"x\"", value));
        return new Mutant(draft.token(), accept, 1 + levels + " levels, header " + ofHeader);
    }
}
