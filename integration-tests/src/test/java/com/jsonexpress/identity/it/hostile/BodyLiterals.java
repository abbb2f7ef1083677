package com.jsonexpress.identity.it.hostile;

import java.util.ArrayList;
import java.util.List;

/** Values that are no JSON, or that other readers take for one (RFC 8259 §3, §6, §7). */
final class BodyLiterals {
    private static final List<String> NO_NUMBER = List.of(
            "NaN",
            "nan",
            "-NaN",
            "Infinity",
            "-Infinity",
            "+Infinity",
            "inf",
            "Inf",
            "1#INF",
            "+1",
            "--1",
            "+-1",
            "-",
            "+",
            "- 1",
            "01",
            "-01",
            "00",
            "007",
            "0x10",
            "0X1F",
            "0b1",
            "0o7",
            ".5",
            "-.5",
            "1.",
            "1.e1",
            "1e",
            "1e+",
            "1e-",
            "1E",
            "e1",
            "1e5e5",
            "1e1.5",
            "1.2.3",
            "1;5",
            "1_000",
            "1 000",
            "1'000",
            "1f",
            "1d",
            "1L",
            "1n",
            "$1",
            "1%",
            "\u0661",
            "\uff11",
            "\u221e",
            "\u00bd",
            "1\u00a0",
            "1e\u0663",
            "0.0.0.0",
            "1/2",
            "1*2",
            "(1)",
            "#1",
            "0e",
            "-0x1");

    private static final List<String> NO_WORD = List.of(
            "True",
            "TRUE",
            "False",
            "Null",
            "NULL",
            "None",
            "nil",
            "undefined",
            "void 0",
            "nul",
            "tru",
            "fals",
            "nulll",
            "truee",
            "true false",
            "truefalse",
            "yes",
            "no",
            "on",
            "off",
            "T",
            "\\u0074rue",
            "tr\\u0075e",
            "\u0442rue",
            "t",
            "n",
            "f",
            "!0",
            "function(){}",
            "new Date()",
            "Date(1)",
            "ObjectId(\"1\")",
            "/x/",
            "`x`",
            "@x",
            "&x",
            "*x",
            "!!str x",
            "<x>",
            "${x}",
            "{{x}}");

    private static final List<String> NO_STRING = List.of(
            "'x'",
            "\"x",
            "x\"",
            "\"x'",
            "\"\\x41\"",
            "\"\\a\"",
            "\"\\0\"",
            "\"\\v\"",
            "\"\\'\"",
            "\"\\ \"",
            "\"\\u\"",
            "\"\\u1\"",
            "\"\\u12\"",
            "\"\\u123\"",
            "\"\\u12g4\"",
            "\"\\u{41}\"",
            "\"\\u+041\"",
            "\"\\u-041\"",
            "\"\\u 041\"",
            "\"\\U00000041\"",
            "\"\\",
            "\"\\\"",
            "\"\\\n\"",
            "\"a\" \"b\"",
            "\"a\"+\"b\"",
            "\"a\"\"b\"",
            "\"\"\"a\"\"\"",
            "\u201cx\u201d",
            "\u00abx\u00bb",
            "\"\\\u00e9\"",
            "\"\\u00\uff11\uff11\"",
            "u\"x\"",
            "b\"x\"",
            "r\"x\"",
            "\"\\N\"",
            "\"\\ud83d\\u\"");

    /** Numbers that would cost their reader dear (contract 2.1: strict; security-bar 16). */
    private static final List<String> DEAR = List.of(
            "1e999999999",
            "1e-999999999",
            "-1e999999999",
            "1e2147483648",
            "1e-2147483649",
            "1e99999999999999999999",
            "1e401",
            "1e-501",
            "1E+1000",
            "0.1e-1000",
            "9".repeat(101),
            "-" + "9".repeat(100),
            "0." + "1".repeat(99),
            "1".repeat(5_000),
            "0." + "0".repeat(5_000) + "1",
            "1e" + "9".repeat(500),
            "1e" + "0".repeat(500) + "1");

    private BodyLiterals() {}

    static List<HostileBody> on(Attacked route) {
        List<HostileBody> bodies = new ArrayList<>();
        String name = route.takesMembers() ? route.texts().get(0) : "surprise";
        add(bodies, "no number", name, NO_NUMBER);
        add(bodies, "no word", name, NO_WORD);
        add(bodies, "no string", name, NO_STRING);
        add(bodies, "a number out of range", name, DEAR);
        for (char control = 0; control < 0x20; control++) {
            bodies.add(HostileBody.noJson("a control character", "{\"" + name + "\":\"a" + control + "b\"}"));
        }
        for (char control : new char[] {0, 1, '\n', '\r', '\t', 0x1f}) {
            bodies.add(HostileBody.noJson("a control character in a name", "{\"" + name + control + "\":\"x\"}"));
        }
        return bodies;
    }

    private static void add(List<HostileBody> bodies, String rule, String name, List<String> values) {
        for (String value : values) {
            bodies.add(HostileBody.noJson(rule, "{\"" + name + "\":" + value + "}"));
        }
    }
}
