package com.jsonexpress.identity.it.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A password is good until its user changes it (NIST SP 800-63B-4 §3.1.1.2: no periodic change). */
@Asvs("6.2.10")
class PasswordAgeTest {
    @Test
    void password_ofTenYears_isAskedForNothing() {
        try (App app = App.start()) {
            app.client().register("ada@example.com");
            app.pass(Duration.ofDays(3_650));

            Answer login = app.client().login("ada@example.com", Client.PASSWORD);
            assertThat(login.status()).isEqualTo(200);
            assertThat(login.at("user.requirePasswordReset")).isEqualTo(false);
        }
    }
}
