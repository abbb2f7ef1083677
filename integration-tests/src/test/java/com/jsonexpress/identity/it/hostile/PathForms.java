package com.jsonexpress.identity.it.hostile;

import com.jsonexpress.identity.it.hostile.HostilePath.Verdict;
import java.util.ArrayList;
import java.util.List;

/** The other forms of a request target (RFC 9112 §3.2), and queries that try to be more than that. */
final class PathForms {
    private PathForms() {}

    static List<HostilePath> around(String base) {
        List<HostilePath> paths = new ArrayList<>();
        for (String origin : List.of(
                "http://localhost",
                "HTTP://LOCALHOST",
                "https://localhost",
                "http://other.example",
                "http://localhost:80",
                "http://localhost:",
                "http://127.0.0.1",
                "http://[::1]",
                "http://public",
                "http://a_b.example")) {
            paths.add(HostilePath.of("absolute form", origin + base, Verdict.THE_ROUTE));
        }
        for (String origin : List.of("http://localhost", "https://other.example", "http://public")) {
            for (String detour : List.of("/public/..", "/", "/.", "/..", "/public;", "/public%2f..")) {
                paths.add(HostilePath.of("absolute form with a detour", origin + detour + base, Verdict.INVALID_PATH));
            }
        }
        for (String origin : List.of(
                "http://user@localhost",
                "http://user:word@localhost",
                "http://localhost@other.example",
                "ftp://localhost",
                "file://localhost",
                "ws://localhost",
                "jar://localhost",
                "file://",
                "http://",
                "http:",
                "https:",
                "x:")) {
            paths.add(HostilePath.of("a URI that nobody serves", origin + base, Verdict.BAD_REQUEST));
        }
        paths.add(HostilePath.of("no host", "http:///public/.." + base, Verdict.BAD_REQUEST));
        paths.add(HostilePath.of("no host", "http:////" + base, Verdict.BAD_REQUEST));
        for (String origin : List.of(
                "http://localhost\\",
                "http://[::1",
                "http://local host".replace(' ', '\t'),
                "http://%zz",
                "1http://x",
                ":")) {
            paths.add(HostilePath.of("no URI", origin + base, Verdict.SERVER_400));
        }
        for (String opaque :
                List.of("localhost:80", "other.example:443", "javascript:x", "mailto:a@b.example", "urn:x", "data:,")) {
            paths.add(HostilePath.of("authority form, or opaque", opaque + base, Verdict.SERVER_CLOSES));
        }
        for (String none : List.of("localhost", "*", ".", "..", "?", "??", "&", "", "other.example", "*.*")) {
            String target = none.isEmpty() ? "" : none + (none.startsWith("?") ? base : "");
            paths.add(HostilePath.of("no path", target, Verdict.SERVER_404));
        }
        paths.add(HostilePath.of("no path", "http://localhost?" + base, Verdict.SERVER_404));
        paths.add(HostilePath.of("no path", "http://localhost", Verdict.SERVER_404));
        paths.addAll(queries(base));
        return paths;
    }

    /** Routes that know no parameter ignore a query; none may move the path, the method or the caller. */
    private static List<HostilePath> queries(String base) {
        List<HostilePath> paths = new ArrayList<>();
        if (base.equals("/users")) {
            return paths; // answers 400 to parameters it does not know
        }
        for (String query : List.of(
                "?",
                "??",
                "?/../public",
                "?;/public",
                "?x=/public",
                "?path=/public",
                "?_method=GET",
                "?method=DELETE",
                "?access_token=x",
                "?token=x",
                "?jex.auth.exclude=/",
                "?x-user-payload=%7B%7D",
                "?%00",
                "?%ff",
                "?%0d%0aX:%20y",
                "?" + "&".repeat(500),
                "?a=" + "b".repeat(4000))) {
            paths.add(HostilePath.of("a query", base + query, Verdict.THE_ROUTE));
        }
        paths.add(HostilePath.of("two words as the target", base + " /public", Verdict.THE_ROUTE));
        paths.add(HostilePath.another("two words as the target", "/public " + base, "/public"));
        return paths;
    }
}
