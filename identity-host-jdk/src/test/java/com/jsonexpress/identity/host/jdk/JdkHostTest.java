package com.jsonexpress.identity.host.jdk;

import static com.jsonexpress.identity.access.Rules.anyone;
import static com.jsonexpress.identity.access.Rules.role;
import static com.jsonexpress.identity.access.Rules.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.jsonexpress.identity.access.Decision;
import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.FailureException;
import com.jsonexpress.identity.http.Response;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class JdkHostTest {
    private static JdkServer server;
    private static Wire wire;

    @BeforeAll
    static void start() {
        server = JdkHost.create()
                .get(
                        "/hello",
                        signedIn(),
                        request -> Response.text("Hello, "
                                + request.caller().orElseThrow().email().orElseThrow()))
                .get(
                        "/public/me",
                        anyone(),
                        request -> Response.text(
                                request.caller().map(caller -> caller.id()).orElse("nobody")))
                .get(
                        "/public/mine",
                        request -> Decision.ALLOW,
                        request -> Response.text(request.caller().orElseThrow().id()))
                .get("/admin", role("admin"), request -> Response.text("secret"))
                .post(
                        "/notes/{id}",
                        signedIn(),
                        request -> Response.json(
                                201,
                                (request.parameter("id")
                                                + FakeIdentity.text(
                                                        request.body().readAllBytes()))
                                        .getBytes(StandardCharsets.UTF_8)))
                .delete("/notes/{id}", signedIn(), request -> Response.of(204))
                .put("/empty", signedIn(), request -> Response.of(200))
                .get(
                        "/forged",
                        signedIn(),
                        request -> Response.text(request.headers().toString()))
                .get("/fails", signedIn(), request -> {
                    throw new IllegalStateException("jdbc:postgresql://secret");
                })
                .get("/fails/badly", signedIn(), request -> {
                    throw new StackOverflowError("deep");
                })
                .get("/interrupted", signedIn(), request -> {
                    Thread.currentThread().interrupt();
                    return Response.text("done");
                })
                .get("/interrupted/badly", signedIn(), request -> {
                    throw new InterruptedException("of the test");
                })
                .get("/refuses", signedIn(), request -> {
                    throw new FailureException(CommonError.FORBIDDEN);
                })
                .port(0)
                .start();
        wire = new Wire(server.port());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void ruleOfOnesOwn_onAFreePath_asksTheNamelessToSignIn() throws Exception {
        assertThat(wire.send(wire.anonymous("/public/mine")).statusCode()).isEqualTo(401);
        assertThat(wire.get("/public/mine").body()).isEqualTo("ann");
    }

    @Test
    void interruptedRequest_isAnswered_andSoIsTheNextOne() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(wire.get("/interrupted").body()).isEqualTo("done");
            assertThat(wire.get("/interrupted/badly").statusCode()).isEqualTo(503);
            assertThat(wire.get("/hello").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void path_thatNothingCouldAnswer_isRefusedAtOnce() {
        JdkHost host = JdkHost.create().handle("/app", exchange -> {});

        assertThatIllegalArgumentException().isThrownBy(() -> host.get("hello", anyone(), request -> Response.of(204)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> host.get("/{a}{b}", anyone(), request -> Response.of(204)));
        assertThatIllegalArgumentException().isThrownBy(() -> host.handle("/app/../x", exchange -> {}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> host.handle("/app/", exchange -> {}))
                .withMessageContaining("/app/");
    }

    @Test
    void route_signedInCaller_isAnsweredWithTheFieldsOfIdentity() throws Exception {
        HttpResponse<String> response = wire.get("/hello");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("Hello, ann@example.com");
        assertThat(response.headers().firstValue("Vary")).hasValue("Origin");
        assertThat(response.headers().firstValue("Cache-Control")).isEmpty();
    }

    @Test
    void route_anonymousCaller_is401() throws Exception {
        HttpResponse<String> response = wire.send(wire.anonymous("/hello"));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    }

    @Test
    void excludedRoute_anonymousAndKnownCaller_areBothWelcome() throws Exception {
        assertThat(wire.send(wire.anonymous("/public/me")).body()).isEqualTo("nobody");
        assertThat(wire.get("/public/me").body()).isEqualTo("ann");
    }

    @Test
    void route_ruleRefuses_is403() throws Exception {
        assertThat(wire.get("/admin").statusCode()).isEqualTo(403);
    }

    @Test
    void route_bodyAndParameter_arriveWhole() throws Exception {
        String body = "é".repeat(100_000);

        HttpResponse<String> response = wire.send("POST", "/notes/7", body);

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.body()).isEqualTo("7" + body);
    }

    @Test
    void route_noContent_hasNeitherBodyNorLength() throws Exception {
        String answer = wire.line("DELETE /notes/7 HTTP/1.1");

        assertThat(answer).startsWith("HTTP/1.1 204").doesNotContainIgnoringCase("content-length");
        assertThat(answer).endsWith("\r\n\r\n");
    }

    @Test
    void route_emptyAnswer_hasLengthZero() throws Exception {
        assertThat(wire.line("PUT /empty HTTP/1.1")).containsIgnoringCase("content-length: 0\r\n");
    }

    @Test
    void head_ofGetRoute_hasItsLengthAndNoBody() throws Exception {
        String answer = wire.line("HEAD /hello HTTP/1.1");

        assertThat(answer).startsWith("HTTP/1.1 200").containsIgnoringCase("content-length: 22\r\n");
        assertThat(answer).endsWith("\r\n\r\n");
    }

    @Test
    void unknownPath_is404AndUnknownMethodIs405() throws Exception {
        HttpResponse<String> unknown = wire.get("/nothing");
        HttpResponse<String> wrong = wire.send("POST", "/hello", "");

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(unknown.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(wrong.statusCode()).isEqualTo(405);
        assertThat(wrong.headers().firstValue("Allow")).hasValue("GET, HEAD");
    }

    @Asvs("16.5.1")
    @Test
    void route_throws_is500ThatTellsNothing() throws Exception {
        for (String path : new String[] {"/fails", "/fails/badly"}) {
            HttpResponse<String> response = wire.get(path);

            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(response.body()).contains("internal_error").doesNotContain("secret", "Exception", "deep");
            assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        }
        assertThat(wire.get("/refuses").statusCode()).isEqualTo(403);
    }

    @Test
    void request_forgedIdentityFields_areNotSeen() throws Exception {
        HttpResponse<String> response = wire.send(wire.request("/forged", "ann")
                .header("x-user-payload", "{}")
                .header("X_User_Payload", "{}")
                .header("X-Kept", "1"));

        assertThat(response.body()).contains("X-kept").doesNotContainIgnoringCase("payload");
    }

    @Test
    void identityRoute_body_isReadByIdentity() throws Exception {
        HttpRequest.Builder login = wire.anonymous("/auth/login");

        assertThat(wire.send(login.POST(HttpRequest.BodyPublishers.ofString("{}")))
                        .body())
                .isEqualTo("{}");
        assertThat(wire.send(wire.anonymous("/auth/x")).statusCode()).isEqualTo(404);
    }

    @Test
    void start_done_identityIsReadyOnce() {
        assertThat(((FakeIdentity) server.identity()).ready).hasValue(1);
    }
}
