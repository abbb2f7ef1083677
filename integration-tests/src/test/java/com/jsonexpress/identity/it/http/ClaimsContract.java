package com.jsonexpress.identity.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.json.Json;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Contract 2.5: what an access token says. */
abstract class ClaimsContract extends HttpContract {
    private static final Set<String> ALWAYS = Set.of(
            "sub", "iat", "exp", "jti", "sid", "auth_time", "amr", "role", "email", "emailVerified", "tokenVersion");

    @Asvs("7.2.2")
    @Test
    void accessToken_holdsExactlyTheseClaims() {
        App app = start();
        Answer session = app.client().register("ada@example.com");
        long now = app.time().clock().instant().getEpochSecond();

        Map<String, ?> claims = part(session, 1);

        assertThat((Object) part(session, 0)).isEqualTo(Map.of("typ", "at+jwt", "alg", "HS256"));
        assertThat(claims.keySet()).isEqualTo(ALWAYS);
        assertThat((Object) claims.get("sub")).isEqualTo(session.string("user.id"));
        assertThat((Object) claims.get("iat")).isEqualTo(now);
        assertThat((Object) claims.get("exp")).isEqualTo(now + 900);
        assertThat((Object) claims.get("auth_time")).isEqualTo(now);
        assertThat((Object) claims.get("amr")).isEqualTo(List.of("pwd"));
        assertThat((Object) claims.get("role")).isEqualTo("user");
        assertThat((Object) claims.get("email")).isEqualTo("ada@example.com");
        assertThat((Object) claims.get("emailVerified")).isEqualTo(false);
        assertThat((Object) claims.get("tokenVersion")).isEqualTo(0L);
        assertThat((Object) claims.get("sid"))
                .isEqualTo(session.string("refreshToken").split("\\.")[0]);
    }

    @Asvs("9.2.4")
    @Test
    void issuerAndAudience_asConfigured_areStamped() {
        App app = start("jex.auth.issuer", "https://id.example.com", "jex.auth.audience", "shop");
        Answer session = app.client().register("ada@example.com");

        assertThat((Object) part(session, 1).get("iss")).isEqualTo("https://id.example.com");
        assertThat(String.valueOf(part(session, 1).get("aud"))).contains("shop");
        expect(app.client().get("/hello", session.string("accessToken")), 200);
        App stranger = start("jex.auth.issuer", "https://other.example.com", "jex.auth.audience", "shop");
        expect(stranger.client().get("/hello", session.string("accessToken")), 401, "invalid_token");
    }

    @Test
    void refreshed_keepsSessionAndTimeOfTheLogin_andIsStampedAnew() {
        App app = start();
        Answer first = app.client().register("ada@example.com");
        app.client().post("/auth/verify", "token", app.mailbox().awaitToken("ada@example.com", "Confirm"));
        app.pass(Duration.ofMinutes(5));

        Answer second = app.client().refresh(first.string("refreshToken"));

        assertThat((Object) part(second, 1).get("sid")).isEqualTo(part(first, 1).get("sid"));
        assertThat((Object) part(second, 1).get("auth_time"))
                .isEqualTo(part(first, 1).get("auth_time"));
        assertThat((Object) part(second, 1).get("jti"))
                .isNotEqualTo(part(first, 1).get("jti"));
        assertThat((Object) part(second, 1).get("emailVerified")).isEqualTo(true);
        assertThat(second.at("user.emailVerified")).isEqualTo(true);
    }

    @Test
    void tokenVersion_countsUpByOne() {
        App app = start();
        String id = app.client().register("ada@example.com").string("user.id");
        app.identity().users().revoke(id).orThrow();
        app.identity().users().revoke(id).orThrow();

        Answer session = app.client().login("ada@example.com", Client.PASSWORD);

        assertThat((Object) part(session, 1).get("tokenVersion")).isEqualTo(2L);
    }

    private static Map<String, ?> part(Answer session, int index) {
        return Json.readObject(
                Base64.getUrlDecoder().decode(session.string("accessToken").split("\\.")[index]));
    }
}
