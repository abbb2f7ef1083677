package com.jsonexpress.identity.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.it.http.BodyRoute.Scene;
import com.jsonexpress.identity.it.support.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 2.1, strict input, on every route of ours that reads a body. */
abstract class StrictInputContract extends HttpContract {
    private static final int MAX = 16 * 1024;

    @Test
    void body_inOtherMediaType_is415() {
        everywhere((route, scene) -> {
            for (String type : new String[] {
                "", "text/plain", "application/x-www-form-urlencoded", "application/json; charset=iso-8859-1", "json"
            }) {
                expect(route.send(scene, type, bytes("{}")), 415, "unsupported_media_type");
            }
        });
    }

    @Test
    void body_jsonInAnySpelling_isRead() {
        everywhere((route, scene) -> {
            for (String type : new String[] {
                "application/json", "Application/JSON; charset=UTF-8", "application/json;charset=\"utf-8\""
            }) {
                expect(route.send(scene, type, bytes("{")), 400, "invalid_json");
            }
        });
    }

    @Test
    void body_withSeveralMediaTypes_is415() {
        Scene scene = Scene.of(start());
        Headers headers = Headers.of(Map.of("Content-Type", List.of("application/json", "text/plain")));

        Answer answer = scene.app().running().transport().send("POST", "/auth/login", headers, bytes("{}"));

        expect(answer, 415, "unsupported_media_type");
    }

    @Test
    void body_withContentCoding_is415() {
        Scene scene = Scene.of(start());
        Headers headers = Headers.of("Content-Type", "application/json").with("Content-Encoding", "gzip");

        Answer answer = scene.app().running().transport().send("POST", "/auth/login", headers, bytes("{}"));

        expect(answer, 415, "unsupported_media_type");
    }

    @Test
    void body_pastSixteenKibibytes_is413() {
        everywhere((route, scene) -> {
            expect(route.send(scene, padded(MAX + 1)), 413, "body_too_large");
            expect(route.send(scene, padded(1024 * 1024)), 413, "body_too_large");
            expect(route.send(scene, padded(MAX)), 400, "invalid_json");
        });
    }

    @Test
    void body_deeperThanSixteen_is400() {
        everywhere((route, scene) -> {
            expect(route.send(scene, nested(17)), 400, "invalid_json");
            expect(route.send(scene, nested(16)), 400, "validation_failed");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"x\":1,\"x\":1}",
                "{\"x\":1,\"\\u0078\":1}",
                "{} {}",
                "{}x",
                "{} //",
                "[]",
                "\"text\"",
                "null",
                "{\"x\":}",
                "{'x':1}",
                "{\"x\":01}",
                "{\"x\":NaN}",
                " "
            })
    void body_notOneObject_is400(String json) {
        everywhere((route, scene) -> expect(route.send(scene, json), 400, "invalid_json"));
    }

    @Test
    void body_notUtf8_is400() {
        byte[] body = bytes("{\"x\":\"?\"}");
        body[6] = (byte) 0xff;
        everywhere((route, scene) -> expect(route.send(scene, "application/json", body), 400, "invalid_json"));
    }

    @Asvs({"2.2.1", "15.3.3"})
    @Test
    void field_unknown_is400NamingIt() {
        everywhere((route, scene) -> {
            Answer answer = expect(route.send(scene, "{\"surprise\":\"x\"}"), 400, "validation_failed");
            assertThat(answer.faultyFields()).contains("surprise");
        });
    }

    @Asvs({"2.2.1", "2.2.2", "15.3.5"})
    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "null", "[]", "{}", "[\"x\"]"})
    void field_ofWrongType_is400NamingIt(String value) {
        everywhere((route, scene) -> {
            if (!route.field().isEmpty()) {
                Answer answer = expect(
                        route.send(scene, "{\"" + route.field() + "\":" + value + "}"), 400, "validation_failed");
                assertThat(answer.faultyFields()).contains(route.field());
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"true\"", "1", "null"})
    void flag_ofWrongType_is400NamingIt(String value) {
        Scene scene = Scene.of(start());
        Answer logout = BodyRoute.ALL.get(3).send(scene, "{\"refreshToken\":\"x\",\"all\":" + value + "}");
        assertThat(expect(logout, 400, "validation_failed").faultyFields()).containsExactly("all");
        Answer patch = BodyRoute.ALL.get(10).send(scene, "{\"disabled\":" + value + "}");
        assertThat(expect(patch, 400, "validation_failed").faultyFields()).containsExactly("disabled");
    }

    @Test
    void field_missing_is400NamingEach() {
        Scene scene = Scene.of(start());
        for (BodyRoute route : BodyRoute.ALL) {
            boolean required = !route.field().isEmpty() && !route.method().equals("PATCH");
            if (required && !route.path().equals("/auth/logout")) {
                about(
                        route,
                        () -> assertThat(expect(route.send(scene, "{}"), 400, "validation_failed")
                                        .faultyFields())
                                .contains(route.field()));
            }
        }
    }

    @Test
    void body_ofTheApplicationsRoutes_isLeftAlone() {
        Scene scene = Scene.of(start());
        Headers headers = bearer(scene.adminToken()).with("Content-Type", "text/plain");

        for (String method : new String[] {"POST", "PUT", "PATCH", "DELETE"}) {
            byte[] body = bytes("x".repeat(MAX * 4));
            expect(scene.app().running().transport().send(method, "/notes", headers, body), 200);
        }
    }

    @Test
    void header_pastEightKibibytes_is431() {
        Scene scene = Scene.of(start());
        Headers headers = Headers.of("X-Long", "x".repeat(8 * 1024));

        expect(scene.app().client().send("GET", "/hello", headers), 431, "headers_too_large");
    }

    private void everywhere(BiConsumer<BodyRoute, Scene> checks) {
        Scene scene = Scene.of(start());
        for (BodyRoute route : BodyRoute.ALL) {
            about(route, () -> checks.accept(route, scene));
        }
    }

    /** Not JSON, so that even a route that knows no field refuses it once it was read. */
    private static String padded(int size) {
        return "{" + " ".repeat(size - 1);
    }

    private static String nested(int depth) {
        return "{\"deep\":" + "[".repeat(depth - 1) + "]".repeat(depth - 1) + "}";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
