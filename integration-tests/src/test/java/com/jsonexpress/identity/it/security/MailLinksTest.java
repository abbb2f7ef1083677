package com.jsonexpress.identity.it.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.core.spi.EmailMessage;
import com.jsonexpress.identity.error.BootException;
import com.jsonexpress.identity.it.support.App;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links in mails come from the configuration, whatever a request says of itself. */
class MailLinksTest {
    private static final String ADA = "ada@example.com";

    @Asvs("1.2.2")
    @Test
    void link_ofAMail_isTheConfiguredAddressAndAUrlSafeToken() {
        try (App app = App.start("jex.auth.email.resetUrl", "https://app.example.com/set?lang=en")) {
            app.client().register(ADA);
            app.client()
                    .with("Host", "evil.example")
                    .with("X-Forwarded-Host", "evil.example")
                    .post("/auth/password/forgot", "email", ADA);

            EmailMessage mail = app.mailbox().await(ADA, "new password");
            assertThat(mail.text())
                    .containsPattern("(?m)https://app\\.example\\.com/set\\?lang=en&token=[A-Za-z0-9_.-]+$");
            assertThat(mail.html()).contains("https://app.example.com/set?lang=en&amp;token=");
            assertThat(mail.text() + mail.html()).doesNotContain("evil");
        }
    }

    @Asvs("1.2.2")
    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "/relative", "//host/x"})
    void address_ofAnotherScheme_endsTheBoot(String address) {
        BootException refusal = catchThrowableOfType(
                BootException.class,
                () -> App.start("jex.auth.email.resetUrl", address).close());

        assertThat(refusal).hasMessageContaining("jex.auth.email.resetUrl");
    }
}
