package com.jsonexpress.identity.it.hostile;

import com.jsonexpress.identity.it.hostile.HostilePath.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Targets that begin or end on the excluded path and lead to another, for a server that resolves them (contract 2.4). */
final class PathDetours {
    private static final List<String> UP = List.of(
            "/..",
            "/.%2e",
            "/%2e.",
            "/%2e%2e",
            "/%2E%2E",
            "/..;",
            "/..;x=1",
            "/;/..",
            "/x/../..",
            "/./..",
            "//..",
            "/../",
            "/..%2f",
            "/..%5c",
            "/%2e%2e%2f",
            "%2f..",
            "%5c..",
            "%2f%2e%2e",
            "%2f..%2f",
            ";/..",
            ";x/..",
            "%3b/..",
            "/%3b/..",
            "/%252e%252e",
            "/..%252f",
            "%252f..",
            "/..%00",
            "%00/..",
            "/%c0%ae%c0%ae",
            "/..%c0%af",
            "%c0%af..",
            "/%e0%80%ae%e0%80%ae",
            "/%f0%80%80%ae%f0%80%80%ae",
            "/....//..",
            "/..%0d%0a",
            "/..%09",
            "/%2e%2e;",
            "//",
            "/./",
            "/.;/..",
            "/%20/..",
            "%23/..",
            "%3f/..",
            "/.../..",
            "/*/..");

    private PathDetours() {}

    static List<HostilePath> around(String base) {
        List<HostilePath> paths = new ArrayList<>();
        UP.forEach(up ->
                paths.add(HostilePath.of("a detour over a free path", "/public" + up + base, Verdict.INVALID_PATH)));
        for (String free : List.of("/public", "/public/x")) {
            for (String up : List.of(
                    "\\..", "/..\\", "\\..\\..", "/..|", "/%%32%65%%32%65", "/%u002e%u002e", "/..\t", "/.\0.")) {
                paths.add(HostilePath.of("a detour that is no URI", free + up + base, Verdict.SERVER_400));
            }
            for (String mark : List.of("#", "#/..", "?x#")) {
                paths.add(HostilePath.of("a fragment", free + mark + base, Verdict.BAD_REQUEST));
            }
            for (String query : List.of("?", "?/..", "?x=/../..", "??", "?;/..", "?%2f..")) {
                paths.add(HostilePath.another("a free path and a query", free + query + base, free));
            }
            for (String below : List.of("/...", "/x", "/%20", "/%e2%80%a5", "/%ef%bc%8e%ef%bc%8e", "/..%ef%bc%8f..")) {
                paths.add(HostilePath.another("below a free path", free + below + base, free + "/x" + base));
            }
        }
        for (String back : List.of(
                "/../public",
                "/..;/public",
                "/%2e%2e/public",
                "/..%2fpublic",
                ";/public",
                ";/../public",
                "%3b/public",
                "%2fpublic",
                "%2f..%2fpublic",
                "//public",
                "/./public",
                "%00/public",
                "%252fpublic",
                "/..%00/public")) {
            paths.add(HostilePath.of("a detour back to a free path", base + back, Verdict.INVALID_PATH));
        }
        for (String mark : List.of("#", "#x", "#/public", "#/../public", "?x#y")) {
            paths.add(HostilePath.of("a fragment", base + mark, Verdict.BAD_REQUEST));
        }
        paths.addAll(sidesteps(base));
        return paths;
    }

    /** Names that only begin like the excluded one. */
    private static List<HostilePath> sidesteps(String base) {
        List<HostilePath> paths = new ArrayList<>();
        for (String near : List.of(
                "/publications",
                "/public.",
                "/public..",
                "/Public",
                "/PUBLIC",
                "/publi",
                "/public_",
                "/public~",
                "/-public")) {
            paths.add(HostilePath.another("a name like the free one", near + base, near + base));
        }
        paths.add(HostilePath.another("a name like the free one", "/public%20" + base, "/public " + base));
        paths.add(HostilePath.another("a name like the free one", "/public%e2%80%8b" + base, "/public\u200b" + base));
        return paths;
    }
}
