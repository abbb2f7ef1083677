package com.jsonexpress.identity.it.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Bytes that are not well-formed UTF-8, or not UTF-8 at all (RFC 3629 §3; RFC 8259 §8.1, §8.2). */
final class BodyUnicode {
    private static final List<String> ILL_FORMED = List.of(
            "80",
            "bf",
            "80bf",
            "c0",
            "c3",
            "c328",
            "c3c3",
            "e2",
            "e282",
            "e228a1",
            "e28228",
            "f0",
            "f09f",
            "f09f98",
            "f0288cbc",
            "c080",
            "c0af",
            "c1bf",
            "e08080",
            "e080af",
            "e09fbf",
            "f0808080",
            "f08080af",
            "f08fbfbf",
            "eda080",
            "edafbf",
            "edb080",
            "edbfbf",
            "eda080edb080",
            "eda0bdedb880",
            "f4908080",
            "f5808080",
            "f7bfbfbf",
            "f888808080",
            "fbbfbfbfbf",
            "fc8480808080",
            "fe",
            "ff",
            "feff",
            "fffe",
            "fefeffff",
            "a0",
            "e9",
            "e9e8",
            "8182");

    private static final List<String> SURROGATES = List.of(
            "\\ud800",
            "\\udbff",
            "\\udc00",
            "\\udfff",
            "\\uD800",
            "\\ud800x",
            "x\\udc00",
            "\\udc00\\ud800",
            "\\ud800\\ud800",
            "\\ud800\\u0041",
            "\\ud83d\\\\ude00",
            "\\ud83d \\ude00",
            "\\ud83d\\ud83d\\ude00",
            "\\ud83d\\ude00\\ude00",
            "\\udfff\\u0000");

    private BodyUnicode() {}

    static List<HostileBody> on(Attacked route) {
        List<HostileBody> bodies = new ArrayList<>();
        String json = BodySyntax.document(route);
        String name = route.takesMembers() ? route.texts().get(0) : "surprise";
        for (int i = 0; i < ILL_FORMED.size(); i++) {
            byte[] bytes = HexFormat.of().parseHex(ILL_FORMED.get(i));
            bodies.add(HostileBody.noJson("ill-formed UTF-8", bytes("{\"" + name + "\":\"a", bytes, "b\"}")));
            bodies.add(
                    switch (i % 3) {
                        case 0 ->
                            HostileBody.noJson(
                                    "ill-formed UTF-8 in a name", bytes("{\"a", bytes, "\":1," + json.substring(1)));
                        case 1 -> HostileBody.noJson("ill-formed UTF-8 before", bytes("", bytes, json));
                        default -> HostileBody.noJson("ill-formed UTF-8 after", bytes(json, bytes, ""));
                    });
        }
        for (String escaped : SURROGATES) {
            bodies.add(HostileBody.noJson("a surrogate alone", "{\"" + name + "\":\"" + escaped + "\"}"));
            bodies.add(
                    HostileBody.noJson("a surrogate alone, deep", "{\"" + name + "\":[{\"a\":\"" + escaped + "\"}]}"));
            bodies.add(
                    HostileBody.noJson("a surrogate alone in a name", "{\"" + escaped + "\":1," + json.substring(1)));
        }
        for (String charset : List.of("UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "IBM037", "UTF-16")) {
            bodies.add(HostileBody.noJson("another encoding", json.getBytes(Charset.forName(charset))));
            bodies.add(HostileBody.noJson(
                    "another encoding with its mark", ("\ufeff" + json).getBytes(Charset.forName(charset))));
        }
        bodies.add(HostileBody.noJson("a byte order mark", "\ufeff" + json));
        bodies.add(HostileBody.noJson("a byte order mark", "\ufeff\ufeff" + json));
        bodies.add(HostileBody.noJson("a byte order mark", " \ufeff" + json));
        bodies.add(HostileBody.noJson("a byte order mark", "{\ufeff" + json.substring(1)));
        bodies.add(
                HostileBody.noJson("Latin-1", ("{\"" + name + "\":\"\u00e9\"}").getBytes(StandardCharsets.ISO_8859_1)));
        bodies.add(HostileBody.noJson("UTF-7", "+AHs-+AH0-"));
        return bodies;
    }

    private static byte[] bytes(String before, byte[] middle, String after) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(before.getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(middle);
        bytes.writeBytes(after.getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }
}
