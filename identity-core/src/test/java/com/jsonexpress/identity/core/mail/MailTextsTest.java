package com.jsonexpress.identity.core.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.core.spi.MailKind;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailTextsTest {

    @ParameterizedTest
    @CsvSource({
        "72h, 72 hours",
        "24h, 24 hours",
        "23h59m59s, 24 hours",
        "23h59m, 23 hours and 59 minutes",
        "1h30m, one hour and 30 minutes",
        "1h1m, one hour and one minute",
        "59m45s, one hour",
        "29m58s, 30 minutes",
        "29m29s, 29 minutes",
        "1m, one minute",
        "59s, less than a minute",
        "-1s, less than a minute"
    })
    void life_ofALink_isSaidToTheNearestMinute(String life, String words) {
        MailModel model = new MailModel(
                "Acme", "ann@example.com", Optional.of("https://example.com/x"), Duration.parse("PT" + life));

        assertThat(new MailTexts().render(MailKind.RESET, Locale.ENGLISH, model).text())
                .contains("The link works once, for " + words + ".");
    }
}
