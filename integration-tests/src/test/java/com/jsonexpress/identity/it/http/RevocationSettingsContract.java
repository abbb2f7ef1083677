package com.jsonexpress.identity.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.UserChanges;
import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.kv.memory.MemoryKvStore;
import com.jsonexpress.identity.store.memory.MemoryUserStore;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Contract 2.4: what an operator may loosen of revocation, and what stays all the same. */
abstract class RevocationSettingsContract extends HttpContract {
    private static final String ADA = "ada@example.com";

    @Test
    void withoutSessionCheck_aLogoutLetsTheAccessTokenRunOut_aRevocationDoesNot() {
        App app = start("jex.auth.sessionCheck", "false");
        Answer session = app.client().register(ADA);
        String token = session.string("accessToken");

        app.client().post("/auth/logout", "refreshToken", session.string("refreshToken"));

        expect(app.client().get("/hello", token), 200);
        expect(app.client().refresh(session.string("refreshToken")), 401, "invalid_refresh_token");
        app.identity().users().revoke(session.string("user.id")).orThrow();
        expect(app.client().get("/hello", token), 401, "invalid_token");
    }

    @Test
    void withVersionCache_anotherInstancesRevocation_isSeenLateOnTheApplicationAlone() {
        MemoryKvStore kv = closing(new MemoryKvStore());
        MemoryUserStore store = closing(new MemoryUserStore());
        // without mails: the mark of an owed one is cleared in the background, which forgets what the cache holds
        App one = closing(App.startWithoutMail(host(), settings -> {
            kv.start(contextOf(settings));
            store.start(contextOf(settings));
            return settings.set("jex.auth.versionCacheTtl", "30s").part(kv).part(store);
        }));
        App other = start(settings -> settings.clock(one.time().clock())
                .ticker(one.time().ticker())
                .part(kv)
                .part(store));
        Answer session = one.client().register(ADA);
        String token = session.string("accessToken");
        expect(one.client().get("/hello", token), 200);

        other.identity()
                .users()
                .update(session.string("user.id"), UserChanges.role("editor"))
                .orThrow();

        expect(one.client().get("/auth/me", token), 401, "invalid_token");
        expect(one.client().get("/users", token), 401, "invalid_token");
        expect(other.client().get("/hello", token), 401, "invalid_token");
        expect(one.client().get("/hello", token), 200);
        one.pass(Duration.ofSeconds(30));
        expect(one.client().get("/hello", token), 401, "invalid_token");
    }

    @Test
    void withVersionCache_aLocalChange_actsAtOnce() {
        App app = start("jex.auth.versionCacheTtl", "60s");
        Answer session = app.client().register(ADA);
        expect(app.client().get("/hello", session.string("accessToken")), 200);

        app.identity().users().revoke(session.string("user.id")).orThrow();

        expect(app.client().get("/hello", session.string("accessToken")), 401, "invalid_token");
    }

    @Asvs("7.3.2")
    @Test
    void accessToken_neverOutlivesItsSession() {
        App app = start("jex.auth.refreshTtl", "20m", "jex.auth.sessionTtl", "25m");
        Answer session = app.client().register(ADA);
        assertThat(session.at("expiresIn")).isEqualTo(900L);
        app.pass(Duration.ofMinutes(19));

        Answer refreshed = app.client().refresh(session.string("refreshToken"));

        assertThat(refreshed.at("expiresIn")).isEqualTo(360L);
        app.pass(Duration.ofMinutes(6));
        expect(app.client().get("/hello", refreshed.string("accessToken")), 401, "invalid_token");
        expect(app.client().refresh(refreshed.string("refreshToken")), 401, "invalid_refresh_token");
    }

    @Test
    void changeOfNothing_endsNothing() {
        App app = start();
        Answer session = app.client().register(ADA);
        String admin = app.admin("root@example.com");
        String user = "/users/" + session.string("user.id");

        expect(app.client().send("PATCH", user, admin, "role", "user", "disabled", false), 200);

        expect(app.client().get("/hello", session.string("accessToken")), 200);
        expect(app.client().login(ADA, Client.PASSWORD), 200);
    }
}
