package com.jsonexpress.identity.it.hostile;

import java.util.ArrayList;
import java.util.List;

/** Texts that are not one JSON object (RFC 8259 §2, §4; contract 2.1). */
final class BodySyntax {
    private static final List<String> NO_OBJECT = List.of(
            " ",
            "\n",
            "\r\n\t ",
            "[]",
            "[{}]",
            "[[]]",
            "null",
            "true",
            "false",
            "0",
            "1.5",
            "\"\"",
            "\"text\"",
            "{",
            "}",
            "[",
            "]",
            "{]",
            "[}",
            "{{}}",
            "{[]}",
            "{\"a\"}",
            "{\"a\":}",
            "{:1}",
            "{,}",
            "{\"a\":1,}",
            "{,\"a\":1}",
            "{\"a\":1,,\"b\":2}",
            "{\"a\" 1}",
            "{\"a\"=1}",
            "{\"a\":1;\"b\":2}",
            "{\"a\":1 \"b\":2}",
            "{a:1}",
            "{'a':1}",
            "{1:1}",
            "{null:1}",
            "{true:1}",
            "{\"a\"::1}",
            "{\"a\":1:2}",
            "{\"a\":\"b\":\"c\"}",
            "{\"a\":[1,]}",
            "{\"a\":[,1]}",
            "{\"a\":[1,,2]}",
            "{\"a\":[1 2]}",
            "{\"a\":[1}",
            "{\"a\":{]}",
            "{\"a\":[}]",
            "{\"a\":(1)}",
            "()",
            "<a/>",
            "a=1&b=2",
            "email=x",
            "--",
            "%7B%7D",
            "&#123;}",
            "\u007b\u007d\u007d",
            "undefined",
            "NaN",
            "{\"a\":1}}",
            "}{",
            "\"{}\"",
            "{}{}",
            "{} {}",
            "{}\n{}",
            "{},{}",
            "{}[]",
            "{}null",
            "{}1",
            "{};",
            "{},",
            "{}x",
            "{}\"",
            "{}//",
            "{}/**/",
            "{}#");

    private static final List<String> BEFORE = List.of(
            ")]}',\n",
            "while(1);",
            "for(;;);",
            "/**/",
            "//\n",
            "#\n",
            "<!--",
            "\u0000",
            "\f",
            "\u000b",
            "\u00a0",
            "\u2028",
            "\u200b",
            "\u3000",
            "\u001e",
            ",",
            ":",
            "callback(",
            "x",
            "0",
            "\"",
            "'",
            "-",
            "\\",
            "{}",
            "[",
            "data:",
            "\u0085",
            "\u0001",
            "\u007f");

    private static final List<String> AFTER = List.of(
            "x",
            ",",
            ";",
            ":",
            "}",
            "]",
            "{",
            "[",
            "\"",
            "'",
            "\\",
            "0",
            "null",
            "{}",
            "[]",
            "//",
            "/*",
            "/**/",
            "#",
            "\u0000",
            "\u0000\u0000",
            "\f",
            "\u000b",
            "\u00a0",
            "\u2028",
            "\u200b",
            "\ufeff",
            "\u001a",
            "\u0004",
            ")",
            "-->",
            "\r\n\r\n0");

    private BodySyntax() {}

    static List<HostileBody> on(Attacked route) {
        List<HostileBody> bodies = new ArrayList<>();
        String json = document(route);
        int step = Math.max(1, json.length() / 60);
        for (int end = 1; end < json.length(); end += step) {
            bodies.add(HostileBody.noJson("cut off", json.substring(0, end)));
        }
        NO_OBJECT.forEach(text -> bodies.add(HostileBody.noJson("no object", text)));
        if (!route.bodyMayBeAbsent()) {
            bodies.add(HostileBody.noJson("nothing", ""));
        }
        BEFORE.forEach(text -> bodies.add(HostileBody.noJson("something before the object", text + json)));
        AFTER.forEach(text -> bodies.add(HostileBody.noJson("something after the object", json + text)));
        for (String inside :
                List.of("/**/", "//\n", "#\n", ",", "\u00a0", "\u0000", "\f", "x", ":", "{", "[", "]", "\\", "\"")) {
            bodies.add(HostileBody.noJson("something inside the object", "{" + inside + json.substring(1)));
            String end = json.substring(0, json.length() - 1);
            bodies.add(HostileBody.noJson("something inside the object", end + inside + "}"));
        }
        bodies.addAll(duplicates(json));
        return bodies;
    }

    /** What is accepted, or on routes that take no member, an object of every kind of value. */
    static String document(Attacked route) {
        return route.takesMembers() ? route.json() : "{\"surprise\":[1,-2.5e3,\"three\",{\"four\":null},true]}";
    }

    /** A member twice, in whatever spelling (RFC 8259 §4): two readers could take one each. */
    private static List<HostileBody> duplicates(String json) {
        List<HostileBody> bodies = new ArrayList<>();
        int colon = json.indexOf(':');
        String name = json.substring(2, colon - 1);
        String rest = json.substring(1);
        String first = String.format("\\u%04x", (int) name.charAt(0)) + name.substring(1);
        StringBuilder escaped = new StringBuilder();
        name.chars().forEach(c -> escaped.append(String.format("\\u%04X", c)));
        for (String spelling : List.of(name, first, escaped.toString())) {
            for (String value : List.of("null", "\"x\"", "1", "[]", "{}", "true")) {
                String member = "\"" + spelling + "\":" + value;
                bodies.add(HostileBody.noJson("a member twice", "{" + member + "," + rest));
                String end = json.substring(0, json.length() - 1);
                bodies.add(HostileBody.noJson("a member twice", end + "," + member + "}"));
            }
        }
        bodies.add(HostileBody.noJson("a member twice, deep", "{\"x\":{\"a\":1,\"a\":1}," + rest));
        bodies.add(HostileBody.noJson("a member twice, deep", "{\"x\":[{\"\":1,\"\":1}]," + rest));
        bodies.add(HostileBody.noJson("a member twice, deep", "{\"x\":[[{\"a\":1,\"\\u0061\":2}]]," + rest));
        return bodies;
    }
}
