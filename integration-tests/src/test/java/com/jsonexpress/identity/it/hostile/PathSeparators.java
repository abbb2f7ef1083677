package com.jsonexpress.identity.it.hostile;

import com.jsonexpress.identity.it.hostile.HostilePath.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Something else in the place of each slash of a path (contract 2.4; RFC 3986 §3.3). */
final class PathSeparators {
    private static final Map<String, Verdict> INSTEAD_OF_A_SLASH = new TreeMap<>();

    static {
        for (String slash : List.of("%2f", "%2F", "%5c", "%5C", "%2f%2f", "/%2f", "%2f/")) {
            INSTEAD_OF_A_SLASH.put(slash, Verdict.INVALID_PATH);
        }
        for (String empty :
                List.of("//", "///", "////", "/;/", "/;x=1/", ";/", ";x/", ";jsessionid=1/", "/%3b/", "%3B/")) {
            INSTEAD_OF_A_SLASH.put(empty, Verdict.INVALID_PATH);
        }
        for (String dots : List.of(
                "/./",
                "/../",
                "/.;/",
                "/..;/",
                "/..;x/",
                "/%2e/",
                "/%2E/",
                "/%2e%2e/",
                "/%2E%2e/",
                "/.%2e/",
                "/%2e./",
                "/x/../",
                "/x/%2e%2e/",
                "/%2e%2f",
                "/..%2f",
                "/..%5c",
                "/%2e%2e%5c")) {
            INSTEAD_OF_A_SLASH.put(dots, Verdict.INVALID_PATH);
        }
        for (String twice :
                List.of("%252f", "%252F", "%255c", "%25252f", "/%252e/", "/%252e%252e/", "%253b/", "%2500/")) {
            INSTEAD_OF_A_SLASH.put(twice, Verdict.INVALID_PATH);
        }
        for (String overlong : List.of(
                "%c0%af",
                "%c1%9c",
                "%e0%80%af",
                "%f0%80%80%af",
                "%f8%80%80%80%af",
                "%fc%80%80%80%80%af",
                "/%c0%ae/",
                "/%c0%ae%c0%ae/",
                "/%e0%80%ae%e0%80%ae/",
                "/%c0%ae./",
                "%c0%2f",
                "%c0%5c",
                "%c0%80/")) {
            INSTEAD_OF_A_SLASH.put(overlong, Verdict.INVALID_PATH);
        }
        for (String control :
                List.of("%00/", "/%00", "%09/", "%0a/", "%0d%0a/", "%1f/", "%7f/", "%c2%85/", "%e2%80%a8/")) {
            INSTEAD_OF_A_SLASH.put(control, Verdict.INVALID_PATH);
        }
        for (String raw :
                List.of("\\", "/\\", "\\/", "%u002f", "%%32%66", "%2/", "/%/", "|", "\t/", "\0/", "\"/", "`/")) {
            INSTEAD_OF_A_SLASH.put(raw, Verdict.SERVER_400);
        }
    }

    private PathSeparators() {}

    static List<HostilePath> around(String base) {
        List<HostilePath> paths = new ArrayList<>();
        for (int slash = base.indexOf('/', 1); slash > 0; slash = base.indexOf('/', slash + 1)) {
            String head = base.substring(0, slash);
            String tail = base.substring(slash + 1);
            INSTEAD_OF_A_SLASH.forEach((text, verdict) ->
                    paths.add(HostilePath.of("a slash as something else", head + text + tail, verdict)));
            paths.addAll(lookAlikes(head, tail));
        }
        paths.addAll(first(base.substring(1)));
        return paths;
    }

    /** The first slash, which makes a target a path. */
    private static List<HostilePath> first(String rest) {
        List<HostilePath> paths = new ArrayList<>();
        // a name after two slashes is a host to the server; without a path behind it nothing is asked for
        paths.add(HostilePath.of(
                "another beginning", "//" + rest, rest.contains("/") ? Verdict.INVALID_PATH : Verdict.SERVER_404));
        for (String start : List.of(
                "///",
                "////",
                "/./",
                "/../",
                "/../../",
                "/.;/",
                "/;/",
                "/;x=1/",
                "/%2e/",
                "/%2e%2e/",
                "/%2f",
                "/%5c",
                "/%2f%2f",
                "/%00/",
                "/%252f",
                "/%c0%af",
                "/%c0%ae%c0%ae/",
                "//./",
                "/.//",
                "/x/../",
                "/%25/",
                "/%3b/")) {
            paths.add(HostilePath.of("another beginning", start + rest, Verdict.INVALID_PATH));
        }
        for (String start : List.of("%2f", "%2F", "%2f/", "%2e%2e/")) {
            Verdict verdict = start.startsWith("%2e") ? Verdict.SERVER_404 : Verdict.BAD_REQUEST;
            paths.add(HostilePath.of("no slash at the beginning", start + rest, verdict));
        }
        for (String start : List.of("", "./", "../", "a/", "%5c", "%20/")) {
            paths.add(HostilePath.of("no slash at the beginning", start + rest, Verdict.SERVER_404));
        }
        for (String start : List.of("\\", "/\\", "\\\\", "/%/", "/%u002f", "\0/", "/\u007f", "/^", "/<")) {
            paths.add(HostilePath.of("no character of a path", start + rest, Verdict.SERVER_400));
        }
        return paths;
    }

    /** Letters that look like a slash are letters: what was two segments is one. */
    private static List<HostilePath> lookAlikes(String head, String tail) {
        Map<String, String> slashes =
                Map.of("%ef%bc%8f", "\uff0f", "%e2%88%95", "\u2215", "%e2%81%84", "\u2044", "%cc%b8", "\u0338");
        List<HostilePath> paths = new ArrayList<>();
        new TreeMap<>(slashes)
                .forEach((encoded, decoded) -> paths.add(
                        HostilePath.another("a slash that is none", head + encoded + tail, head + decoded + tail)));
        return paths;
    }
}
