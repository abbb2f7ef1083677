package com.jsonexpress.identity.it.hostile;

import java.util.ArrayList;
import java.util.List;

/** What would be accepted, announced as something else (contract 2.1; RFC 9110 §8.3, §8.4). */
final class BodyMedia {
    private static final List<String> NO_JSON = List.of(
            "",
            "*/*",
            "json",
            "application",
            "application/",
            "/json",
            "text/plain",
            "text/html",
            "text/json",
            "text/javascript",
            "text/xml",
            "application/xml",
            "application/javascript",
            "application/octet-stream",
            "application/x-json",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "multipart/form-data",
            "application/jsonp",
            "application/json5",
            "application/ld+json",
            "application/hal+json",
            "application/problem+json",
            "application/json-seq",
            "application/vnd.api+json",
            "application/merge-patch+json",
            "application/json-patch+json",
            "application/cbor",
            "application/jsonx",
            "xapplication/json",
            "application/json/x",
            "application//json",
            "application /json",
            "application/ json",
            "application/json,",
            "application/json, text/plain",
            "text/plain, application/json",
            "application/json;",
            "application/json; charset",
            "application/json; charset=",
            "application/json; charset=utf-16",
            "application/json; charset=utf-32",
            "application/json; charset=utf-7",
            "application/json; charset=iso-8859-1",
            "application/json; charset=us-ascii",
            "application/json; charset=utf8",
            "application/json; charset=utf-8x",
            "application/json; charset=utf-8; charset=utf-16",
            "application/json; boundary=x",
            "application/json; x=y; charset=utf-8",
            "application/json; charset='utf-8'",
            "\"application/json\"",
            "application\\json",
            "application%2fjson",
            "application/json charset=utf-8",
            "application/json text/plain",
            "application/json\u00a0",
            "\u00e9pplication/json");

    private static final List<String> CODINGS = List.of(
            "gzip",
            "GZIP",
            "x-gzip",
            "deflate",
            "br",
            "zstd",
            "compress",
            "gzip, gzip",
            "identity, gzip",
            "gzip, identity",
            "chunked",
            "aes128gcm",
            "",
            "*",
            "identity;q=1",
            "none");

    private BodyMedia() {}

    static List<HostileBody> on(Attacked route) {
        List<HostileBody> bodies = new ArrayList<>();
        String json = route.json();
        for (String type : NO_JSON) {
            bodies.add(HostileBody.otherMedia("another type", "Content-Type: " + type + "\r\n", json));
        }
        bodies.add(HostileBody.otherMedia("no type", "", json));
        for (String second : List.of("text/plain", "application/json", "application/json; charset=utf-8")) {
            bodies.add(HostileBody.otherMedia(
                    "two types", "Content-Type: application/json\r\nContent-Type: " + second + "\r\n", json));
        }
        for (String coding : CODINGS) {
            bodies.add(HostileBody.otherMedia(
                    "a coding", "Content-Type: application/json\r\nContent-Encoding: " + coding + "\r\n", json));
        }
        bodies.add(HostileBody.otherMedia(
                "two codings",
                "Content-Type: application/json\r\nContent-Encoding: identity\r\nContent-Encoding: gzip\r\n",
                json));
        return bodies;
    }
}
