package com.jsonexpress.identity.it.hostile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A request whose head or framing is wrong or has two readings (RFC 9112 §2.3, §5, §6.3, §7.1), with what has to come of
 * it: exactly one answer, or none.
 *
 * @param expected status and code of our answer; the status alone where the JDK's server answers or closes itself
 */
@SuppressWarnings("ArrayRecordComponent")
record HostileFraming(String rule, byte[] bytes, String expected) {
    private static final String BAD = "400 bad_request";
    private static final String SERVER_400 = "400";
    private static final String SERVER_501 = "501";
    private static final String CLOSED = "0";

    private static final String SMUGGLED = "GET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n";

    /** All of them on one route; what is sent would succeed if the framing were taken in one of its readings. */
    static List<HostileFraming> on(Attacked route) {
        List<HostileFraming> all = new ArrayList<>();
        lengths(all, route);
        chunks(all, route);
        heads(all, route);
        return all;
    }

    private static void lengths(List<HostileFraming> all, Attacked route) {
        String json = route.json();
        int length = json.getBytes(StandardCharsets.UTF_8).length;
        for (String two : List.of(
                "Content-Length: " + length + "\r\nContent-Length: " + length,
                "Content-Length: " + length + "\r\nContent-Length: 0",
                "Content-Length: 0\r\nContent-Length: " + length,
                "Content-Length: " + length + "\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: " + length,
                "content-length: " + length + "\r\nCONTENT-LENGTH: " + length)) {
            all.add(of("two lengths", route, two, json + SMUGGLED, SERVER_400));
        }
        for (String none : List.of(
                "-1",
                "abc",
                "0x10",
                "1e3",
                "1.0",
                "",
                " ",
                length + "," + length,
                length + " " + length,
                "9223372036854775808",
                "99999999999999999999",
                "\u0661",
                "--1",
                "1_0")) {
            all.add(of("no length", route, "Content-Length: " + none, json + SMUGGLED, SERVER_400));
        }
        all.add(of("a length with a sign", route, "Content-Length: +" + length, json, BAD));
        all.add(of("a length past 18 digits", route, "Content-Length: " + "0".repeat(20) + length, json, BAD));
        all.add(of("a body that breaks off", route, "Content-Length: " + (length + 1), json, BAD));
        all.add(of("a body that breaks off", route, "Content-Length: " + (length + 1_000), json, BAD));
        all.add(of("a body that never begins", route, "Content-Length: 100", "", BAD));
        for (String large : List.of("16385", "10000000", "9223372036854775807".substring(1))) {
            all.add(of("a length past 16 KiB", route, "Content-Length: " + large, json, "413 body_too_large"));
        }
        all.add(of("a length too small", route, "Content-Length: 1", "{", "400 invalid_json"));
    }

    private static void chunks(List<HostileFraming> all, Attacked route) {
        String json = route.json();
        String size = Integer.toHexString(json.length());
        for (String coding : List.of(
                "gzip",
                "identity",
                "gzip, chunked",
                "chunked, chunked",
                "chunked, gzip",
                "xchunked",
                "chunked;q=1",
                "\"chunked\"",
                "chunked,",
                "deflate\r\nTransfer-Encoding: chunked",
                "chunked\r\nTransfer-Encoding: chunked",
                "chunked\r\nTransfer-Encoding: identity",
                "cow")) {
            all.add(of(
                    "another transfer coding",
                    route,
                    "Transfer-Encoding: " + coding,
                    chunk(size, json) + SMUGGLED,
                    SERVER_501));
        }
        for (String bad : List.of(
                "zz",
                "-1",
                "0x" + size,
                "+" + size,
                "",
                " " + size,
                size + " ",
                "fffffffff",
                "80000000",
                "ffffffff",
                "7fffffff0",
                "ffffffffffffffffff",
                "G",
                "1;" + "x".repeat(3_000),
                "\u0661",
                "1\n",
                size + "\u0000",
                "_",
                ";")) {
            all.add(of(
                    "no chunk size", route, "Transfer-Encoding: chunked", bad + "\r\n" + json + "\r\n0\r\n\r\n", BAD));
        }
        for (String broken : List.of(
                "",
                size,
                size + "\r",
                size + "\r\n",
                size + "\r\n" + json,
                size + "\r\n" + json + "\r\n",
                size + "\r\n" + json + "\n0\r\n\r\n",
                size + "\r\n" + json + "x\r\n0\r\n\r\n",
                size + "\r\n" + json + "\r\n0",
                size + "\r\n" + json + "\r\n0\r\nX: y\r\n\r\n",
                Integer.toHexString(json.length() + 1) + "\r\n" + json + "\r\n0\r\n\r\n",
                size + "\n" + json + "\n0\n\n")) {
            all.add(of("chunks that break off", route, "Transfer-Encoding: chunked", broken, BAD));
        }
        all.add(of(
                "chunks past 16 KiB",
                route,
                "Transfer-Encoding: chunked",
                chunk("4001", "{" + " ".repeat(0x4000)),
                "413 body_too_large"));
        all.add(of(
                "chunks past 16 KiB",
                route,
                "Transfer-Encoding: chunked",
                (chunkOnly("400", " ".repeat(0x400))).repeat(17) + chunk(size, json),
                "413 body_too_large"));
        all.add(of("a chunk of no JSON", route, "Transfer-Encoding: chunked", chunk("1", "{"), "400 invalid_json"));
        for (String stripped : List.of("\u000b", "\u0001", "\u001f\u0001", "\f", "\t\u0002")) {
            // the JDK's server strips these before it reads the coding, so they are never seen here
            all.add(of(
                    "a control character before a transfer coding",
                    route,
                    "Transfer-Encoding: " + stripped + "chunked",
                    chunk("1", "{") + SMUGGLED,
                    "400 invalid_json"));
        }
    }

    private static void heads(List<HostileFraming> all, Attacked route) {
        String json = route.json();
        String length = "Content-Length: " + json.getBytes(StandardCharsets.UTF_8).length;
        for (String version : List.of(
                "HTTP/0.9",
                "HTTP/1.2",
                "HTTP/2.0",
                "HTTP/2",
                "HTTP/11",
                "HTTP/1",
                "http/1.1",
                "HTTP/1.1x",
                "HTTPS/1.1",
                "X",
                "HTTP")) {
            all.add(line(
                    "another protocol", route, route.method() + " " + route.path() + " " + version, length, json, BAD));
        }
        for (String method : List.of(
                "(",
                "PO(ST",
                "\"POST\"",
                "PO@ST",
                "PO/ST",
                "P\u00d6ST",
                "P".repeat(33),
                "P".repeat(5_000),
                "PO\u0000ST",
                "POST,",
                "<",
                "[]",
                "{}")) {
            all.add(line("no method", route, method + " " + route.path() + " HTTP/1.1", length, json, BAD));
        }
        for (String line : List.of(
                route.method(),
                route.path(),
                route.method() + " " + route.path(),
                route.method() + "\t" + route.path() + "\tHTTP/1.1",
                "x",
                "\u0000",
                "\u0016\u0003\u0001")) {
            all.add(line("no request line", route, line, length, json, SERVER_400));
        }
        String other = route.method().toLowerCase(Locale.ROOT);
        for (String method :
                List.of(other, "TRACE", "PUT", "CONNECT", "QUERY", "PROPFIND", "X", "_", "!#$%&'*+-.^`|~")) {
            all.add(line(
                    "another method",
                    route,
                    method + " " + route.path() + " HTTP/1.1",
                    length,
                    json,
                    "405 method_not_allowed"));
        }
        all.add(of("two hosts", route, "Host: other.example\r\n" + length, json, BAD));
        for (String name : List.of(
                "X Y: 1",
                "X\u0001: 1",
                "X\u00e9: 1",
                "X(: 1",
                "X/Y: 1",
                "X@: 1",
                ": 1",
                "no colon",
                "\"X\": 1",
                "X[]: 1")) {
            all.add(of("no field name", route, name + "\r\n" + length, json, SERVER_400));
        }
        for (String value :
                List.of("\u0000", "\u0001", "a\u0000b", "a\u0007b", "\u001b[31m", "a\u007f", "\u000b", "a\bb")) {
            all.add(of("a control character in a field", route, "X-Odd: a" + value + "b\r\n" + length, json, BAD));
        }
        all.add(of(
                "fields past 8 KiB",
                route,
                "X-Long: " + "x".repeat(8_192) + "\r\n" + length,
                json,
                "431 headers_too_large"));
        all.add(of(
                "fields past 8 KiB",
                route,
                ("X: " + "x".repeat(200) + "\r\n").repeat(50) + length,
                json,
                "431 headers_too_large"));
        all.add(of("fields past 64 KiB", route, "X-Long: " + "x".repeat(70_000) + "\r\n" + length, json, CLOSED));
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 120; i++) {
            many.append("X-").append(i).append(": 1\r\n");
        }
        all.add(of("more than 100 fields", route, many + length, json, CLOSED));
    }

    private static HostileFraming of(String rule, Attacked route, String fields, String rest, String expected) {
        return line(rule, route, route.method() + " " + route.path() + " HTTP/1.1", fields, rest, expected);
    }

    private static HostileFraming line(
            String rule, Attacked route, String line, String fields, String rest, String expected) {
        String head = line + "\r\nHost: localhost\r\nContent-Type: application/json\r\n" + route.authorization()
                + fields + "\r\n\r\n";
        return new HostileFraming(rule, Attacked.bytes(head, rest.getBytes(StandardCharsets.UTF_8)), expected);
    }

    private static String chunk(String size, String content) {
        return chunkOnly(size, content) + "0\r\n\r\n";
    }

    private static String chunkOnly(String size, String content) {
        return size + "\r\n" + content + "\r\n";
    }

    @Override
    public String toString() {
        return rule + " (" + bytes.length + " bytes)";
    }
}
