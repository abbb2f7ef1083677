package com.jsonexpress.identity.it.hostile;

import com.jsonexpress.identity.it.hostile.HostilePath.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The letters of a path in other spellings (RFC 3986 §2.1, §6.2.2). */
final class PathCharacters {
    /** What no eye sees, or what makes another letter of the one before; encoded and decoded. */
    private static final String[][] INVISIBLE = {
        {"%e2%80%8b", "\u200b"}, {"%e2%80%8d", "\u200d"}, {"%c2%ad", "\u00ad"}, {"%ef%bb%bf", "\ufeff"},
        {"%e2%80%ae", "\u202e"}, {"%cc%81", "\u0301"}, {"%c2%a0", "\u00a0"}, {"%e3%80%80", "\u3000"}
    };

    private PathCharacters() {}

    static List<HostilePath> around(String base) {
        List<HostilePath> paths = new ArrayList<>();
        for (int i = 1; i < base.length(); i++) {
            char letter = base.charAt(i);
            if (letter != '/' && letter != '.') {
                paths.addAll(letter(base.substring(0, i), letter, base.substring(i + 1), i < 8));
            }
        }
        paths.add(HostilePath.of("every letter encoded", encoded(base), Verdict.THE_ROUTE));
        String upper = base.toUpperCase(Locale.ROOT);
        paths.add(HostilePath.another("upper case", upper, upper));
        for (String[] invisible : INVISIBLE) {
            paths.add(HostilePath.another("an invisible letter", base + invisible[0], base + invisible[1]));
            String rest = base.substring(1);
            paths.add(HostilePath.another("an invisible letter", "/" + invisible[0] + rest, "/" + invisible[1] + rest));
        }
        return paths;
    }

    private static List<HostilePath> letter(String head, char letter, String tail, boolean early) {
        List<HostilePath> paths = new ArrayList<>();
        String hex = String.format("%02x", (int) letter);
        paths.add(HostilePath.of("a letter encoded", head + "%" + hex + tail, Verdict.THE_ROUTE));
        if (early) {
            String upper = hex.toUpperCase(Locale.ROOT);
            paths.add(HostilePath.of("a letter encoded", head + "%" + upper + tail, Verdict.THE_ROUTE));
            paths.add(HostilePath.of("a letter encoded twice", head + "%25" + hex + tail, Verdict.INVALID_PATH));
            paths.add(HostilePath.of("a letter overlong", head + overlong(letter) + tail, Verdict.INVALID_PATH));
            paths.add(HostilePath.of("a letter as UTF-16", head + "%00%" + hex + tail, Verdict.INVALID_PATH));
            paths.add(HostilePath.of("a letter as %u", head + "%u00" + hex + tail, Verdict.SERVER_400));
            String wide = Character.toString(letter - 0x20 + 0xff00);
            paths.add(HostilePath.another("a wide letter", head + utf8(wide) + tail, head + wide + tail));
            char other = Character.toUpperCase(letter);
            if (other != letter) {
                paths.add(HostilePath.another("a letter in upper case", head + other + tail, head + other + tail));
            }
        }
        return paths;
    }

    private static String overlong(char letter) {
        return String.format("%%%02x%%%02x", 0xc0 | letter >> 6, 0x80 | letter & 0x3f);
    }

    private static String encoded(String path) {
        StringBuilder text = new StringBuilder();
        path.chars().forEach(c -> text.append(c == '/' || c == '.' ? (char) c + "" : String.format("%%%02X", c)));
        return text.toString();
    }

    private static String utf8(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte one : text.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            encoded.append(String.format("%%%02x", one));
        }
        return encoded.toString();
    }
}
