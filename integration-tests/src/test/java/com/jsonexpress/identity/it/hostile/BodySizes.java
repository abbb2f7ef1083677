package com.jsonexpress.identity.it.hostile;

import java.util.ArrayList;
import java.util.List;

/** Too deep, too many, too large (contract 2.1: depth 16, 16 KiB). */
final class BodySizes {
    private static final int MAX = 16 * 1024;

    private BodySizes() {}

    static List<HostileBody> on(Attacked route) {
        List<HostileBody> bodies = new ArrayList<>();
        String name = route.takesMembers() ? route.texts().get(0) : "surprise";
        for (int depth : new int[] {17, 18, 20, 32, 33, 64, 100, 500, 1_000, 2_500}) {
            bodies.add(HostileBody.noJson("too deep", nested(name, "[", "]", depth - 1)));
            bodies.add(HostileBody.noJson(
                    "too deep", nested(name, "{\"a\":", "}", depth - 1).replace(":}", ":0}")));
            bodies.add(HostileBody.noJson(
                    "too deep", nested(name, "[{\"a\":", "}]", depth / 2 + 1).replace(":}", ":0}")));
            bodies.add(HostileBody.noJson("too deep and never closed", nested(name, "[", "", depth)));
            bodies.add(HostileBody.noJson("too deep and never closed", nested(name, "{\"a\":", "", depth)));
        }
        bodies.add(HostileBody.noJson("too deep and never closed", nested(name, "[", "", 16_000)));
        String json = BodySyntax.document(route);
        for (int size : new int[] {MAX + 1, MAX + 2, 20_000, 65_536, 200_000}) {
            bodies.add(HostileBody.tooLarge("too large: white space", json + " ".repeat(size - json.length())));
            bodies.add(HostileBody.tooLarge("too large: white space", " ".repeat(size - json.length()) + json));
            bodies.add(HostileBody.tooLarge("too large: a string", "{\"" + name + "\":\"" + "a".repeat(size) + "\"}"));
        }
        bodies.add(HostileBody.tooLarge("100,000 deep", nested(name, "[", "]", 100_000)));
        bodies.add(HostileBody.tooLarge("100,000 deep", nested(name, "{\"a\":", "", 100_000)));
        bodies.add(HostileBody.noJson("16 KiB and no JSON", "{" + " ".repeat(MAX - 1)));
        bodies.add(HostileBody.badField("1,500 members", many(1_500), "validation_failed", "n0"));
        bodies.add(HostileBody.badField("16 deep", nested("surprise", "[", "]", 15), "validation_failed", "surprise"));
        return bodies;
    }

    private static String nested(String name, String open, String close, int depth) {
        return "{\"" + name + "\":" + open.repeat(depth) + close.repeat(depth) + (close.isEmpty() ? "" : "}");
    }

    private static String many(int members) {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < members; i++) {
            text.append(i == 0 ? "" : ",").append("\"n").append(i).append("\":0");
        }
        return text.append('}').toString();
    }
}
