package com.jsonexpress.identity.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.FailureException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalPathTest {

    @Asvs("1.1.1")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a/b",
                "*",
                "//",
                "///",
                "//a",
                "/a//b",
                "/a//",
                "/a/b//",
                "//a/b",
                "/a///b",
                "http://h/a",
                "https://h/",
                "\\a",
                "\\",
                "/\\",
                "/a\\b",
                "/a\\..\\b",
                "/..\\a",
                "/public\\admin",
                "./a",
                "../a",
                ".",
                "..",
                " /a",
                "?a",
                "/?a",
                "/a?b",
                "/a?",
                "/a#b",
                "/#",
                "/a/?",
                "%2Fa",
                "%2fa",
                "/.",
                "/./",
                "/a/.",
                "/a/./",
                "/a/./b",
                "/./a",
                "/..",
                "/../",
                "/a/..",
                "/a/../",
                "/a/../b",
                "/../a",
                "/%2e",
                "/%2e/",
                "/a/%2e",
                "/a/%2e/",
                "/a/%2e/b",
                "/%2e/a",
                "/%2E",
                "/%2E/",
                "/a/%2E",
                "/a/%2E/",
                "/a/%2E/b",
                "/%2E/a",
                "/%2e%2e",
                "/%2e%2e/",
                "/a/%2e%2e",
                "/a/%2e%2e/",
                "/a/%2e%2e/b",
                "/%2e%2e/a",
                "/%2E%2E",
                "/%2E%2E/",
                "/a/%2E%2E",
                "/a/%2E%2E/",
                "/a/%2E%2E/b",
                "/%2E%2E/a",
                "/.%2e",
                "/.%2e/",
                "/a/.%2e",
                "/a/.%2e/",
                "/a/.%2e/b",
                "/.%2e/a",
                "/%2e.",
                "/%2e./",
                "/a/%2e.",
                "/a/%2e./",
                "/a/%2e./b",
                "/%2e./a",
                "/.%2E",
                "/.%2E/",
                "/a/.%2E",
                "/a/.%2E/",
                "/a/.%2E/b",
                "/.%2E/a",
                "/%2E.",
                "/%2E./",
                "/a/%2E.",
                "/a/%2E./",
                "/a/%2E./b",
                "/%2E./a",
                "/%2F",
                "/a%2F",
                "/a%2Fb",
                "/%2Fa",
                "/a/%2F/b",
                "/public%2F..%2Fadmin",
                "/%2f",
                "/a%2f",
                "/a%2fb",
                "/%2fa",
                "/a/%2f/b",
                "/public%2f..%2fadmin",
                "/%5C",
                "/a%5C",
                "/a%5Cb",
                "/%5Ca",
                "/a/%5C/b",
                "/public%5C..%5Cadmin",
                "/%5c",
                "/a%5c",
                "/a%5cb",
                "/%5ca",
                "/a/%5c/b",
                "/public%5c..%5cadmin",
                "/%3B",
                "/a%3B",
                "/a%3Bb",
                "/%3Ba",
                "/a/%3B/b",
                "/public%3B..%3Badmin",
                "/%3b",
                "/a%3b",
                "/a%3bb",
                "/%3ba",
                "/a/%3b/b",
                "/public%3b..%3badmin",
                "/%25",
                "/a%25",
                "/a%25b",
                "/%25a",
                "/a/%25/b",
                "/public%25..%25admin",
                "/%00",
                "/a%00",
                "/a%00b",
                "/%00a",
                "/a/%00/b",
                "/public%00..%00admin",
                "/a%2E",
                "/a%2Eb",
                "/%2Ea",
                "/public%2E..%2Eadmin",
                "/a%2e",
                "/a%2eb",
                "/%2ea",
                "/public%2e..%2eadmin",
                "/;",
                "/a;",
                "/a;b",
                "/a;b=c",
                "/a;jsessionid=1",
                "/;a",
                "/a/;/b",
                "/a;/b",
                "/a/..;/b",
                "/..;/a",
                "/.;/a",
                "/a/;a=b/c",
                "/admin;.css",
                "/public/..;/admin",
                "/a;%2f..",
                "/public;/../admin",
                "/%252e",
                "/%252e%252e/a",
                "/%252f",
                "/%25252e",
                "/%255c",
                "/%253b",
                "/%2500",
                "/%25%32%65",
                "/%",
                "/%2",
                "/%a",
                "/a%",
                "/a%2",
                "/%zz",
                "/%2g",
                "/%g2",
                "/%-1",
                "/%+1",
                "/% 1",
                "/%1 ",
                "/%u002e",
                "/%u002f",
                "/%U2215",
                "/%%",
                "/%%32e",
                "/%\uff12\uff10",
                "/%\u06621",
                "/a/%/b",
                "/a/%2/b",
                "/%0",
                "/%x41",
                "/%80",
                "/%BF",
                "/%C0%AF",
                "/%C0%AE",
                "/%C0%AE%C0%AE",
                "/%C1%BF",
                "/%E0%80%AF",
                "/%E0%80%AE",
                "/%F0%80%80%AF",
                "/%F0%80%80%AE",
                "/%C0%80",
                "/%ED%A0%80",
                "/%ED%B0%80",
                "/%ED%A0%BD%ED%B8%80",
                "/%F4%90%80%80",
                "/%F5%80%80%80",
                "/%F8%88%80%80%80%AF",
                "/%FC%80%80%80%80%AF",
                "/%FE",
                "/%FF",
                "/%C3",
                "/%E2%82",
                "/%F0%9F%98",
                "/%C3%28",
                "/%E2%82%28",
                "/%E9",
                "/%FF%FE",
                "/%A0",
                "/%E0",
                "/%F0",
                "/%C3%C3",
                "/%E2%82%E2%82",
                "/a%C0%AE/b",
                "/%C0%AE%C0%AE/a",
                "/a%C0%AFb",
                "/%C3/a",
                "/%C3/%A9",
                "/a%01b",
                "/a%02b",
                "/a%03b",
                "/a%04b",
                "/a%05b",
                "/a%06b",
                "/a%07b",
                "/a%08b",
                "/a%09b",
                "/a%0Ab",
                "/a%0Bb",
                "/a%0Cb",
                "/a%0Db",
                "/a%0Eb",
                "/a%0Fb",
                "/a%10b",
                "/a%11b",
                "/a%12b",
                "/a%13b",
                "/a%14b",
                "/a%15b",
                "/a%16b",
                "/a%17b",
                "/a%18b",
                "/a%19b",
                "/a%1Ab",
                "/a%1Bb",
                "/a%1Cb",
                "/a%1Db",
                "/a%1Eb",
                "/a%1Fb",
                "/a\u0000b",
                "/a\u0001b",
                "/a\u0009b",
                "/a\nb",
                "/a\rb",
                "/a\u001bb",
                "/a\u001fb",
                "/a\u0020b",
                "/a\u007fb",
                "/a%7F",
                "/%7f",
                "/%0d%0aSet-Cookie:x",
                "/a%0a/b",
                "/a%09",
                "/a.txt%00.jpg",
                "/a%C2%80",
                "/a%C2%85",
                "/a%C2%8D",
                "/a%C2%9B",
                "/a%C2%9F",
                "/a%E2%80%A8",
                "/a%E2%80%A9",
                "/a\u0080",
                "/a\u0085",
                "/a\u00a0",
                "/a\u00e9",
                "/a\u0100",
                "/a\u012e",
                "/a\u012f",
                "/a\u2024",
                "/a\u2025",
                "/a\u2026",
                "/a\u2044",
                "/a\u2215",
                "/a\uff0e",
                "/a\uff0f",
                "/a\uff3c",
                "/a\uff1b",
                "/a\uff05",
                "/a\u200b",
                "/a\u202e",
                "/a\ufeff",
                "/a\ud800",
                "/a\udc00",
                "/a\uffff",
                "/a\u010a",
                "/a\u0a2f",
                "/public/../admin",
                "/public/./admin",
                "/public/%2e%2e/admin",
                "/public//admin",
                "/public/..%2fadmin",
                "/public/..%5cadmin",
                "/public/..%00/admin",
                "/public/%2e%2e%2fadmin",
                "/public/.%2e;/admin",
                "/users/..",
                "/users/1/../2",
                "/auth/login/..",
                "/a/b/c/../../../../d",
                "/a b",
                "/ ",
                "/a/ ",
                "/a "
            })
    void path_withMoreThanOneReading_is400(String raw) {
        assertRefused(raw);
    }

    private static void assertRefused(String raw) {
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> CanonicalPath.parse(raw))
                .satisfies(e -> assertThat(e.failure().code()).isEqualTo(CommonError.INVALID_PATH))
                .satisfies(e -> assertThat(e.failure().code().status()).isEqualTo(400));
    }

    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/a, /a",
        "/a/, /a/",
        "/a/b/c, /a/b/c",
        "/A/b, /A/b",
        "/...,/...",
        "/.a, /.a",
        "/a., /a.",
        "/a..b, /a..b",
        "/..a, /..a",
        "/a.b.c, /a.b.c",
        "/.well-known/x, /.well-known/x",
        "/~ada, /~ada",
        "/a-_.~!$&'()*+=:@z, /a-_.~!$&'()*+=:@z",
        "/a|b[c]^{d}, /a|b[c]^{d}",
        "/%61, /a",
        "/%41%5A%7e, /AZ~",
        "/a%20b, /a b",
        "/a%2Bb, /a+b",
        "/a+b, /a+b",
        "/what%3F, /what?",
        "/a%23b, /a#b",
        "/%C3%A9, /é",
        "/%c3%a9, /é",
        "/e%CC%81, /e\u0301",
        "/%E6%97%A5%E6%9C%AC, /日本",
        "/%F0%9F%98%80, /😀",
        "/%EF%BC%8F, /\uff0f",
        "/%EF%BC%8E%EF%BC%8E/a, /\uff0e\uff0e/a",
        "/%F4%8F%BF%BF, /\udbff\udfff",
    })
    void path_withOneReading_isDecoded(String raw, String decoded) {
        assertThat(CanonicalPath.parse(raw)).hasToString(decoded);
    }

    @Test
    void segments_areWhatStandsBetweenSlashes() {
        assertThat(CanonicalPath.parse("/").segments()).isEmpty();
        assertThat(CanonicalPath.parse("/a").segments()).containsExactly("a");
        assertThat(CanonicalPath.parse("/a/").segments()).containsExactly("a", "");
        assertThat(CanonicalPath.parse("/a%20/b").segments()).containsExactly("a ", "b");
    }

    @Test
    void length_beyond2048_is400() {
        assertThat(CanonicalPath.parse("/" + "a".repeat(2047)).segments()).hasSize(1);
        assertRefused("/" + "a".repeat(2048));
        assertRefused("/" + "%61".repeat(1_000_000));
        assertRefused("/a".repeat(1_000_000));
    }

    @Asvs("1.1.1")
    @Test
    void everyByte_literalOrEncoded_isDecidedWithoutAnotherException() {
        for (int c = 0; c < 0x10000; c++) {
            parses("/a" + (char) c + "b");
        }
        for (int first = 0; first < 0x100; first++) {
            for (int second = 0; second < 0x100; second++) {
                parses(String.format("/%%%02x%%%02X", first, second));
            }
        }
    }

    private static void parses(String raw) {
        try {
            CanonicalPath path = CanonicalPath.parse(raw);
            assertThat(path.segments()).hasSize(raw.equals("/a/b") ? 2 : 1);
            assertThat(String.join("", path.segments())).doesNotContain("/", "\\", ";", "%");
        } catch (FailureException e) {
            assertThat(e.failure().code()).isEqualTo(CommonError.INVALID_PATH);
        }
    }

    @Test
    void prefix_matchesWholeSegmentsAlone() {
        CanonicalPath prefix = CanonicalPath.parse("/public");
        for (String below : List.of("/public", "/public/", "/public/x", "/public/x/y", "/%70ublic/x")) {
            assertThat(CanonicalPath.parse(below).startsWith(prefix)).as(below).isTrue();
        }
        for (String beside :
                List.of("/", "/publications", "/publi", "/Public", "/x/public", "/public%20", "/public.x")) {
            assertThat(CanonicalPath.parse(beside).startsWith(prefix))
                    .as(beside)
                    .isFalse();
        }
        assertThat(CanonicalPath.parse("/a").startsWith(CanonicalPath.parse("/")))
                .isTrue();
    }

    @Test
    void equality_isOfTheDecodedSegments() {
        assertThat(CanonicalPath.parse("/%61"))
                .isEqualTo(CanonicalPath.parse("/a"))
                .hasSameHashCodeAs(CanonicalPath.parse("/a"))
                .isNotEqualTo(CanonicalPath.parse("/a/"))
                .isNotEqualTo(CanonicalPath.parse("/A"));
    }
}
