package com.jsonexpress.identity.it.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.Secrets;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Machines on which {@code "I".toLowerCase()} is a dotless i, or digits are not ASCII. */
class LocaleTest {
    private final Locale before = Locale.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "az", "lt", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist-nu-thai"})
    void account_underThisLocale_livesAsUnderAnyOther(String language) {
        Locale.setDefault(Locale.forLanguageTag(language));
        try (App app = App.start()) {
            Client client = app.client();
            Answer registered = client.register("INFO.IT@EXAMPLE-I.COM");
            assertThat(registered.status()).isEqualTo(201);
            assertThat(registered.string("user.createdAt")).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
            assertThat(client.register("info.it@example-i.com").status()).isEqualTo(409);
            assertThat(client.login("Info.It@Example-I.com", Client.PASSWORD).status())
                    .isEqualTo(200);
            assertThat(client.refresh(registered.string("refreshToken")).status())
                    .isEqualTo(200);
            String link = app.mailbox().awaitToken("INFO.IT@EXAMPLE-I.COM", "Confirm");
            assertThat(client.post("/auth/verify", "token", link).status()).isEqualTo(200);
            app.identity().users().invite(registered.string("user.id")).orThrow();
            String invitation = app.mailbox().awaitToken("INFO.IT@EXAMPLE-I.COM", "Your account");
            assertThat(client.post(
                                    "/auth/password/reset",
                                    "token",
                                    invitation,
                                    "newPassword",
                                    Secrets.note("another-good-horse"))
                            .status())
                    .isEqualTo(200);
            String admin = app.admin("ADMIN.I@EXAMPLE.COM");
            assertThat(client.send("PATCH", "/users/" + registered.string("user.id"), admin, "PASSWORDHASH", "x")
                            .code())
                    .isEqualTo("field_not_accepted");
            assertThat(client.get("/users?limit=2", admin).status()).isEqualTo(200);
        }
    }
}
