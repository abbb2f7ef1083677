package com.jsonexpress.identity.it.hostile;

import com.jsonexpress.identity.it.hostile.HostilePath.Verdict;
import java.util.ArrayList;
import java.util.List;

/** What is appended to a path: what servers and file systems are known to drop (contract 2.4). */
final class PathEndings {
    private static final List<String> INVALID = List.of(
            "//",
            "///",
            "/.",
            "/..",
            "/./",
            "/../",
            "/x/..",
            "/x/../",
            "/.;",
            "/..;/",
            "/%2e",
            "/%2E%2E",
            "/.%2e",
            ";",
            ";/",
            ";x",
            ";x=1",
            ";jsessionid=0123456789ABCDEF",
            ";JSESSIONID=1",
            ";a=b;c=d",
            ";.css",
            ";/x.css",
            "/;",
            "/;x",
            "%2f",
            "%2F",
            "%2f/",
            "%5c",
            "%5C",
            "%3b",
            "%3B",
            "%3b.css",
            "%2e",
            "%2E",
            "%2ejson",
            "%2e%2e",
            "%2f%2e%2e",
            "%25",
            "%252f",
            "%252e",
            "%2500",
            "%25%30%30",
            "%253f",
            "%00",
            "%00.json",
            "%00/",
            "%0a",
            "%0d",
            "%0d%0a",
            "%0d%0aX-Injected:%201",
            "%09",
            "%7f",
            "%1b%5b31m",
            "%c2%80",
            "%c2%85",
            "%c2%9f",
            "%e2%80%a8",
            "%e2%80%a9");

    private static final List<String> NO_UTF_8 = List.of(
            "%80",
            "%bf",
            "%c3",
            "%c3%28",
            "%e2%82",
            "%e2%28%a1",
            "%f0%9f",
            "%f0%9f%98",
            "%ff",
            "%fe",
            "%fe%ff",
            "%c0%80",
            "%c1%bf",
            "%e0%80%80",
            "%e0%9f%bf",
            "%f0%80%80%80",
            "%f0%8f%bf%bf",
            "%ed%a0%80",
            "%ed%bf%bf",
            "%ed%a0%bd%ed%b8%80",
            "%f4%90%80%80",
            "%f5%80%80%80",
            "%f8%88%80%80%80",
            "%fc%84%80%80%80%80",
            "%e9",
            "%a0");

    private static final List<String> NO_URI = List.of(
            "%",
            "%2",
            "%zz",
            "%0",
            "%g0",
            "%-1",
            "%+1",
            "%0x",
            "%u0000",
            "%\u00e9",
            "\\",
            "/\\..",
            "\0",
            "\1",
            "\t",
            "\u000b",
            "\u001f",
            "\u007f",
            "\"",
            "<",
            ">",
            "^",
            "`",
            "{",
            "|",
            "}",
            "[",
            "]",
            "{id}",
            "<script>",
            "\u0085",
            "\u00a0",
            "?%zz",
            "?%",
            "?<",
            "?\0");

    private static final List<String> BEYOND_ASCII = List.of("\u00e9", "\u00c3\u00a9", "\u00ad", "\u00ff", "/\u00e9");

    private static final List<String> LETTERS = List.of(
            ".", "..", "...", "/...", ".json", ".html", "~", "+", "*", ":", "::$DATA", "!", "$", "&", "'", "(", ")",
            ",", "=", "@", "-", "_", "/x/y/z", "/*", "&x=1", ",x", "=1");

    private PathEndings() {}

    static List<HostilePath> around(String base) {
        List<HostilePath> paths = new ArrayList<>();
        INVALID.forEach(end -> paths.add(HostilePath.of("an ending", base + end, Verdict.INVALID_PATH)));
        NO_UTF_8.forEach(end -> paths.add(HostilePath.of("no UTF-8", base + end, Verdict.INVALID_PATH)));
        for (int control = 1; control < 0x20; control++) {
            String end = String.format("%%%02x", control);
            paths.add(HostilePath.of("an encoded control", base + end, Verdict.INVALID_PATH));
        }
        NO_URI.forEach(end -> paths.add(HostilePath.of("no URI", base + end, Verdict.SERVER_400)));
        BEYOND_ASCII.forEach(end -> paths.add(HostilePath.of("a byte beyond ASCII", base + end, Verdict.INVALID_PATH)));
        LETTERS.forEach(end -> paths.add(HostilePath.another("more letters", base + end, base + end)));
        paths.add(HostilePath.another("a slash at the end", base + "/", base + "/"));
        paths.add(HostilePath.another("an encoded space", base + "%20", base + " "));
        paths.add(HostilePath.another("an encoded question mark", base + "%3f", base + "?"));
        paths.add(HostilePath.another("an encoded question mark", base + "%3fx=1", base + "?x=1"));
        paths.add(HostilePath.another("an encoded fragment", base + "%23", base + "#"));
        paths.addAll(lengths(base));
        return paths;
    }

    private static List<HostilePath> lengths(String base) {
        List<HostilePath> paths = new ArrayList<>();
        String longest = base + "/x/" + "a".repeat(2048 - base.length() - 3);
        paths.add(HostilePath.another("2,048 characters", longest, longest));
        for (String more : List.of("a", "%61", "/", "/a".repeat(1000), "a".repeat(30_000))) {
            paths.add(HostilePath.of("more than 2,048 characters", longest + more, Verdict.INVALID_PATH));
        }
        String deep = base + "/a".repeat(900);
        paths.add(HostilePath.another("900 segments", deep, deep));
        return paths;
    }
}
