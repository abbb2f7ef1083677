package com.jsonexpress.identity.it.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.UserChanges;
import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.Secrets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One token in the place of another, with parts exchanged, or after what it was bound to is gone (contract 2.5). */
class TokenConfusionTest {
    private static final String NEW = Secrets.note("another-good-horse");

    @Asvs("6.4.3")
    @Test
    void mailToken_ofAnotherKindOrUserOrWithPartsExchanged_isRefused() {
        try (App app = App.start()) {
            Client client = app.client();
            client.register("ada@example.com");
            client.register("eve@example.com");
            String verification = app.mailbox().awaitToken("ada@example.com", "Confirm");
            client.post("/auth/password/forgot", "email", "ada@example.com");
            String reset = app.mailbox().awaitToken("ada@example.com", "new password");
            client.post("/auth/password/forgot", "email", "eve@example.com");
            String other = app.mailbox().awaitToken("eve@example.com", "new password");

            List<String> forged = new ArrayList<>(List.of(
                    verification,
                    verification.replaceFirst("verification", "reset"),
                    reset.replaceFirst("reset", "invitation"),
                    reset.replaceFirst("reset", "RESET"),
                    reset.replaceFirst("reset", "refresh_reused"),
                    "",
                    "...",
                    "reset...",
                    reset + ".",
                    reset + "A",
                    " " + reset,
                    reset.substring(0, reset.length() - 1)));
            String[] mine = other.split("\\.");
            String[] hers = reset.split("\\.");
            for (int mask = 1; mask < 7; mask++) {
                forged.add("reset." + ((mask & 1) == 0 ? mine : hers)[1] + "." + ((mask & 2) == 0 ? mine : hers)[2]
                        + "." + ((mask & 4) == 0 ? mine : hers)[3]);
            }
            for (String token : forged) {
                Answer answer = client.post("/auth/password/reset", "token", token, "newPassword", NEW);
                assertThat(answer.status()).isEqualTo(400);
                assertThat(answer.code()).isEqualTo("invalid_token");
            }
            assertThat(client.post("/auth/verify", "token", reset).status()).isEqualTo(400);
            assertThat(client.post("/auth/password/reset", "token", reset, "newPassword", NEW)
                            .status())
                    .isEqualTo(200);
            assertThat(client.login("eve@example.com", Client.PASSWORD).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void mailTokens_afterDisablingAndEnabling_stayDead() {
        try (App app = App.start()) {
            Client client = app.client();
            String id = client.register("ada@example.com").string("user.id");
            String verification = app.mailbox().awaitToken("ada@example.com", "Confirm");
            client.post("/auth/password/forgot", "email", "ada@example.com");
            String reset = app.mailbox().awaitToken("ada@example.com", "new password");
            app.identity().users().invite(id).orThrow();
            String invitation = app.mailbox().awaitToken("ada@example.com", "Your account");
            app.identity().users().update(id, UserChanges.disabled(true)).orThrow();
            app.identity().users().update(id, UserChanges.disabled(false)).orThrow();
            assertThat(client.post("/auth/verify", "token", verification).status())
                    .isEqualTo(400);
            for (String token : List.of(reset, invitation)) {
                assertThat(client.post("/auth/password/reset", "token", token, "newPassword", NEW)
                                .status())
                        .isEqualTo(400);
            }
        }
    }

    @Test
    void refreshToken_withPartsOfAnotherOrForgedGenerations_touchesNothing() {
        try (App app = App.start()) {
            Client client = app.client();
            String ada = client.register("ada@example.com").string("refreshToken");
            String eve = client.register("eve@example.com").string("refreshToken");
            String[] hers = ada.split("\\.");
            String[] mine = eve.split("\\.");
            for (String forged : List.of(
                    hers[0] + "." + hers[1] + "." + mine[2],
                    hers[0] + "." + mine[1] + "." + mine[2],
                    mine[0] + "." + mine[1] + "." + hers[2],
                    hers[0] + ".2." + hers[2],
                    hers[0] + ".01." + hers[2],
                    hers[0] + ".+1." + hers[2],
                    hers[0] + ".0." + hers[2],
                    hers[0] + ".999999999999999999." + hers[2],
                    hers[0] + ".9223372036854775808." + hers[2],
                    hers[0].toUpperCase(java.util.Locale.ROOT) + ".1." + hers[2],
                    ada + "=",
                    ada + ".",
                    ada + "\u0000",
                    "." + ada)) {
                assertThat(client.refresh(forged).code()).isEqualTo("invalid_refresh_token");
                assertThat(client.post("/auth/logout", "refreshToken", forged, "all", true)
                                .status())
                        .isEqualTo(200);
            }
            assertThat(client.refresh(ada).status()).isEqualTo(200);
            assertThat(client.refresh(eve).status()).isEqualTo(200);
        }
    }

    @Asvs("9.2.2")
    @Test
    void tokens_inEachOthersPlace_areRefused() {
        try (App app = App.start()) {
            Client client = app.client();
            Answer ada = client.register("ada@example.com");
            String mail = app.mailbox().awaitToken("ada@example.com", "Confirm");
            assertThat(client.get("/auth/me", ada.string("refreshToken")).status())
                    .isEqualTo(401);
            assertThat(client.get("/auth/me", mail).status()).isEqualTo(401);
            assertThat(client.refresh(ada.string("accessToken")).status()).isEqualTo(401);
            assertThat(client.refresh(mail).status()).isEqualTo(401);
            assertThat(client.post("/auth/verify", "token", ada.string("refreshToken"))
                            .status())
                    .isEqualTo(400);
        }
    }
}
