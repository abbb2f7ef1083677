package com.jsonexpress.identity.it.hostile;

import java.util.ArrayList;
import java.util.List;

/** The part before the at sign: a dot-string of ASCII (RFC 5321 §4.1.2), at most 64 characters (§4.5.3.1.1). */
final class AddressLocals {
    private static final String ATEXT = "!#$%&'*+-/=?^_`{|}~";
    private static final String AT = "@locals.example";

    private AddressLocals() {}

    static List<HostileAddress> all() {
        List<HostileAddress> all = new ArrayList<>();
        for (char c = 0; c < 0x80; c++) {
            if (Character.isLetterOrDigit(c) || c == '.' || c == '@') {
                continue;
            }
            boolean allowed = ATEXT.indexOf(c) >= 0;
            for (String local : List.of(c + "a", "a" + c + "b", "a" + c)) {
                String text = local + AT;
                all.add(
                        allowed
                                ? HostileAddress.kept("a character of an atom", text)
                                : HostileAddress.refused("no character of an atom", text));
            }
        }
        for (String dots :
                List.of(".", "..", ".a", "a.", "a..b", ".a.", "a...b", "a.b.", "..a", "a.b..c", "-.", "._.")) {
            all.add(HostileAddress.refused("dots where none may be", dots + AT));
        }
        for (String beyond : List.of(
                "\u00e9",
                "e\u0301",
                "\u0430",
                "\u212a",
                "\uff41",
                "\u00df",
                "\u0131",
                "\u0130",
                "\u03b1",
                "\u5b57",
                "\ud83d\ude00",
                "\u200b",
                "\u202e",
                "\u00a0",
                "\u00ad",
                "\ufeff",
                "\u2024",
                "\uff0e",
                "\u3002",
                "\ufe52",
                "\uff20",
                "\u0660",
                "\u2019",
                "\u0080",
                "\ufffd",
                "\uffff")) {
            all.add(HostileAddress.refused("beyond ASCII", beyond + AT));
            all.add(HostileAddress.refused("beyond ASCII", "a" + beyond + "b" + AT));
        }
        for (int length : new int[] {65, 66, 100, 190, 240}) {
            all.add(HostileAddress.refused("longer than 64", "a".repeat(length) + "@l.example"));
            all.add(HostileAddress.refused("longer than 64", "a.".repeat(length / 2) + "ab@l.example"));
        }
        all.add(HostileAddress.kept("64 characters", "a".repeat(64) + AT));
        all.add(HostileAddress.kept("64 characters", "a.".repeat(31) + "ab" + AT));
        for (String odd : List.of(
                "A",
                "a.b.c",
                "first.last",
                "user+tag",
                "user+tag+tag",
                "1",
                "0123",
                "-",
                "--",
                "_",
                "'",
                "'or'1'='1",
                "/etc/passwd",
                "{{7*7}}",
                "$HOME",
                "%0d%0aBcc",
                "=?utf-8?q?x?=",
                "root`id`",
                "a|id",
                "admin#x",
                "a%b",
                "a!b",
                "*",
                "%",
                "null",
                "undefined",
                "a=b&c=d",
                "~",
                "xn--a",
                "!#$%&'*+-/=?^_`{|}~",
                "a.-.b",
                "postmaster",
                "NULL",
                "constructor",
                "__proto__")) {
            all.add(HostileAddress.kept("an odd atom", odd + AT));
        }
        return all;
    }
}
