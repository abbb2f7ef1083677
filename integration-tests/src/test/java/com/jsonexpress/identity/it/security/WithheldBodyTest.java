package com.jsonexpress.identity.it.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.UserChanges;
import com.jsonexpress.identity.Users;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.http.Response;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.Secrets;
import com.jsonexpress.identity.schema.User;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who is revoked while the last byte of the body is still to come does nothing any more. */
class WithheldBodyTest {
    private static final String VICTIM = "ada@example.com";
    private static final String OTHER = Secrets.note("another-pony-of-mine");

    static List<Arguments> requests() {
        return List.of(
                Arguments.of("POST", "/users", "{\"email\":\"second@example.com\",\"role\":\"admin\"}"),
                Arguments.of("PATCH", "/users/{victim}", "{\"role\":\"admin\"}"),
                Arguments.of("DELETE", "/users/{victim}", "{}"),
                Arguments.of(
                        "POST",
                        "/auth/password/change",
                        "{\"currentPassword\":\"" + Client.PASSWORD + "\",\"newPassword\":\"" + OTHER + "\"}"));
    }

    static List<Arguments> revocations() {
        List<BiConsumer<Users, String>> causes = List.of(
                Users::revoke,
                (users, id) -> users.update(id, UserChanges.role("user")),
                (users, id) -> users.update(id, UserChanges.disabled(true)),
                (users, id) -> users.update(id, UserChanges.passwordReset()));
        return requests().stream()
                .flatMap(request -> causes.stream()
                        .map(cause -> Arguments.of(request.get()[0], request.get()[1], request.get()[2], cause)))
                .toList();
    }

    @ParameterizedTest(name = "{0} {1}, {index}")
    @MethodSource("revocations")
    void caller_whoIsRevokedMeanwhile_is401_andNothingIsDone(
            String method, String path, String body, BiConsumer<Users, String> cause) {
        try (App app = App.start()) {
            String token = app.admin("root@example.com");
            app.admin("another@example.com");
            app.client().register(VICTIM);
            Users users = app.identity().users();
            User victim = users.findByEmail(VICTIM).orElseThrow();
            String id = users.findByEmail("root@example.com").orElseThrow().id();
            long refused = app.count(EventType.TOKEN_REFUSED);

            Response answer = send(
                    app, method, path.replace("{victim}", victim.id()), token, body, () -> cause.accept(users, id));

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.headers().first("WWW-Authenticate")).isPresent();
            assertThat(app.count(EventType.TOKEN_REFUSED)).isEqualTo(refused + 1);
            assertThat(users.findByEmail("second@example.com")).isEmpty();
            assertThat(users.findByEmail(VICTIM)).contains(victim);
            assertThat(app.client().login("root@example.com", OTHER).status()).isEqualTo(401);
        }
    }

    /** Contract 2.2: logout never fails because of the caller's token. */
    @Test
    void logout_ofACallerWhoIsRevokedMeanwhile_endsTheSessionItNames() {
        try (App app = App.start()) {
            String bearer = app.client().register(VICTIM).string("accessToken");
            String id = app.identity().users().findByEmail(VICTIM).orElseThrow().id();
            Answer other = app.client().register("other@example.com");

            Response answer = send(
                    app,
                    "POST",
                    "/auth/logout",
                    bearer,
                    "{\"refreshToken\":\"" + other.string("refreshToken") + "\"}",
                    () -> app.identity().users().revoke(id));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(app.client().refresh(other.string("refreshToken")).status())
                    .isEqualTo(401);
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("requests")
    void caller_whoIsNot_goesOn(String method, String path, String body) {
        try (App app = App.start()) {
            String token = app.admin("root@example.com");
            app.client().register(VICTIM);
            String victim =
                    app.identity().users().findByEmail(VICTIM).orElseThrow().id();

            Response answer = send(app, method, path.replace("{victim}", victim), token, body, () -> {});

            assertThat(answer.status()).isBetween(200, 204);
        }
    }

    /** What happens meanwhile happens when all is read but the last byte. */
    private static Response send(App app, String method, String path, String token, String body, Runnable meanwhile) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        InputStream last = new ByteArrayInputStream(bytes, bytes.length - 1, 1) {
            private boolean begun;

            @Override
            public synchronized int read(byte[] to, int offset, int length) {
                if (!begun) {
                    begun = true;
                    meanwhile.run();
                }
                return super.read(to, offset, length);
            }
        };
        InputStream withheld = new SequenceInputStream(new ByteArrayInputStream(bytes, 0, bytes.length - 1), last);
        Headers headers = Headers.of(Map.of(
                "Authorization", List.of("Bearer " + token),
                "Content-Type", List.of("application/json"),
                "Content-Length", List.of(Integer.toString(bytes.length))));
        return (Response) app.identity().handle(Request.of(method, path, null, headers, withheld, "198.51.100.7"));
    }
}
