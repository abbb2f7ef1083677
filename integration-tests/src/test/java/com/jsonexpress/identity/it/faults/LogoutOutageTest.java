package com.jsonexpress.identity.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.error.UnavailableException;
import com.jsonexpress.identity.it.support.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Routes that forgive any token forgive one, too, that cannot be checked while the users are away. */
class LogoutOutageTest {
    private final Scene scene = new Scene();
    private Answer ada;

    @BeforeEach
    void signIn() {
        scene.boot();
        ada = scene.client().register("ada@example.com");
        scene.storeMeddler = (operation, arguments, real) -> {
            throw new UnavailableException("the users of a test");
        };
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void logout_ofARefreshToken_endsItsSession_whateverAuthorizationHolds() {
        Answer out = scene.client()
                .send("POST", "/auth/logout", ada.string("accessToken"), "refreshToken", ada.string("refreshToken"));

        assertThat(out.status()).isEqualTo(200);
        scene.storeMeddler = Meddler.HONEST;
        assertThat(scene.client()
                        .post("/auth/refresh", "refreshToken", ada.string("refreshToken"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void logout_ofABearerAlone_is503AndEndsNothing() {
        assertThat(scene.client()
                        .send("POST", "/auth/logout", ada.string("accessToken"))
                        .status())
                .isEqualTo(503);

        scene.storeMeddler = Meddler.HONEST;
        assertThat(scene.client().get("/auth/me", ada.string("accessToken")).status())
                .isEqualTo(200);
    }

    @Test
    void health_isTold_asToAnybody() {
        Answer health = scene.client().get("/auth/health", ada.string("accessToken"));

        assertThat(health.status()).isEqualTo(200);
        assertThat(health.text()).isEqualTo("{\"status\":\"up\"}");
    }
}
