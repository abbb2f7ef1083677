package com.jsonexpress.identity.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;

/** Inputs made from seeds by one to four changes each, the same in every run. */
final class Mutations {
    private static final List<byte[]> SPICE = utf8(
            "\0",
            "\n",
            "\r\n",
            "\t",
            " ",
            "\"",
            "\\",
            "'",
            ".",
            "..",
            "/",
            "%",
            "%2e",
            "%00",
            "%2F",
            ";",
            ":",
            "::",
            ",",
            "@",
            "$",
            "=",
            "#",
            "-",
            "+",
            "0",
            "1",
            "9",
            "255",
            "256",
            "4294967296",
            "-1",
            "1e400",
            "null",
            "true",
            "{",
            "}",
            "[",
            "]",
            "é",
            "ß",
            "\u212a",
            "\u2028",
            "\ufeff",
            "\u0660",
            "😀",
            "xn--");

    private final List<byte[]> seeds;
    private final Random random = new Random(20260101);

    Mutations(List<byte[]> seeds) {
        this.seeds = seeds;
    }

    byte[] next() {
        byte[] input = one(seeds);
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            input = changed(input);
        }
        return input;
    }

    private byte[] changed(byte[] input) {
        int from = random.nextInt(input.length + 1);
        int to = Math.min(input.length, from + random.nextInt(8));
        return switch (random.nextInt(6)) {
            case 0 -> joined(input, from, new byte[0], to);
            case 1 -> joined(input, from, new byte[] {(byte) random.nextInt(256)}, to);
            case 2 -> joined(input, from, one(SPICE), from);
            case 3 -> joined(input, from, one(SPICE), to);
            case 4 -> joined(input, to, part(input, from, to), to);
            default -> crossed(input, from);
        };
    }

    private byte[] crossed(byte[] input, int at) {
        byte[] other = one(seeds);
        return joined(input, at, part(other, random.nextInt(other.length + 1), other.length), input.length);
    }

    private byte[] one(List<byte[]> some) {
        return some.get(random.nextInt(some.size()));
    }

    private static byte[] joined(byte[] input, int from, byte[] middle, int to) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(input, 0, from);
        out.writeBytes(middle);
        out.write(input, to, input.length - to);
        return out.toByteArray();
    }

    private static byte[] part(byte[] input, int from, int to) {
        return new String(input, from, to - from, ISO_8859_1).getBytes(ISO_8859_1);
    }

    private static List<byte[]> utf8(String... texts) {
        return List.of(texts).stream().map(text -> text.getBytes(UTF_8)).toList();
    }
}
