package com.jsonexpress.identity.middleware;

import static com.jsonexpress.identity.middleware.Mutant.bad;
import static com.jsonexpress.identity.middleware.Mutant.good;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.jsonexpress.identity.middleware.Draft.Member;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.List;

/** UTF-8, and what only looks like it. */
final class EncodingRules {
    private EncodingRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.of("text in every script", "7519 §3", EncodingRules::everyScript),
                Rule.of("byte order mark", "8259 §8.1", EncodingRules::mark),
                Rule.of("UTF-16 or UTF-32", "7515 §4", EncodingRules::otherEncoding),
                Rule.of("bytes that are not UTF-8", "7515 §5.2", EncodingRules::illFormed),
                Rule.of("a surrogate alone", "8259 §8.2", EncodingRules::surrogate));
    }

    private static Mutant everyScript(Draft draft, Dice dice) {
        StringBuilder text = new StringBuilder();
        for (int length = dice.below(20); length >= 0; length--) {
            int code = dice.one(0x20, 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xfffd, 0x1f600, 0x10ffff);
            code = dice.flip() ? 0x3000 + dice.below(0x5000) : code;
            if (dice.flip()) {
                text.appendCodePoint(code);
            } else {
                new StringBuilder()
                        .appendCodePoint(code)
                        .chars()
                        .forEach(unit -> text.append(String.format("\\u%04x", unit)));
            }
        }
        boolean ofHeader = dice.flip();
        draft.part(ofHeader).add(new Member("\"t" + text + "t\"", "\"" + text + "\""));
        return good(draft.token(), "text " + text);
    }

    private static Mutant mark(Draft draft, Dice dice) {
        boolean ofHeader = dice.flip();
        String mark = dice.one("\ufeff", "\ufeff\ufeff", " \ufeff");
        String json = mark + (ofHeader ? draft.headerJson() : draft.claimsJson());
        return bad(draft.signed(ofHeader, json.getBytes(UTF_8)), "header " + ofHeader);
    }

    private static Mutant otherEncoding(Draft draft, Dice dice) {
        boolean ofHeader = dice.flip();
        Charset charset = dice.one(UTF_16, UTF_16BE, UTF_16LE, Charset.forName("UTF-32"), Charset.forName("UTF-32LE"));
        String json = ofHeader ? draft.headerJson() : draft.claimsJson();
        return bad(draft.signed(ofHeader, json.getBytes(charset)), charset + ", header " + ofHeader);
    }

    /** Each byte of the sequence stands for the character of its number until the text is written. */
    private static Mutant illFormed(Draft draft, Dice dice) {
        String hex = dice.one(
                "80",
                "bf",
                "c0af",
                "c1bf",
                "e080af",
                "f08080af",
                "eda080",
                "edbfbf",
                "eda0bdedb880",
                "f4908080",
                "f5808080",
                "fe",
                "ff",
                "c3",
                "e282",
                "f09f98",
                "e9",
                "a4",
                "80c3",
                "fc80808080af");
        String bytes = new String(HexFormat.of().parseHex(hex), ISO_8859_1);
        boolean ofHeader = dice.flip();
        boolean inName = dice.flip();
        draft.part(ofHeader)
                .add(inName ? new Member("\"x" + bytes + "\"", "1") : new Member("\"x\"", "\"x" + bytes + "\""));
        String json = ofHeader ? draft.headerJson() : draft.claimsJson();
        return bad(draft.signed(ofHeader, json.getBytes(ISO_8859_1)), hex + ", header " + ofHeader);
    }

    private static Mutant surrogate(Draft draft, Dice dice) {
        String alone =
                dice.one("\\ud800", "\\udfff", "\\udc00\\ud800", "a\\ud83d", "\\ud83d\\ud83d\\ude00", "\\uDBFFx");
        boolean ofHeader = dice.flip();
        Member member = dice.one(
                new Member("\"x" + alone + "\"", "1"),
                new Member("\"x\"", "\"" + alone + "\""),
                new Member("\"x\"", "[{\"" + alone + "\":1}]"));
        draft.part(ofHeader).add(member);
        return bad(draft.token(), alone + ", header " + ofHeader);
    }
}
