package com.jsonexpress.identity.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.jsonexpress.identity.core.spi.EmailException;
import com.jsonexpress.identity.core.spi.EmailMessage;
import com.jsonexpress.identity.core.spi.EmailProvider;
import com.jsonexpress.identity.schema.EmailAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link EmailProvider} owes. The subclass shows what arrived, and where it can makes the service fail. */
public abstract class EmailProviderContract extends ProviderContract<EmailProvider> {
    private static final String LINK =
            "https://app.example.com/reset?x=1&y=%2F#token=" + "Abc-_123.".repeat(30) + "~end";

    protected EmailProviderContract() {
        super(EmailProvider.class);
    }

    /**
     * One mail as it arrived.
     *
     * @param to the address it went to, as the service saw it
     * @param subject decoded
     * @param text the plain-text part, decoded, without white space at its end
     */
    public record Delivered(String to, String subject, String text) {}

    /** Every mail that arrived in this test so far. */
    protected abstract List<Delivered> delivered();

    /** Makes the service refuse the next mail, for good or for now; {@code false} where it cannot be made to. */
    protected boolean refuseNext(boolean permanently) {
        return false;
    }

    /** Takes the service away; {@code false} where that cannot be done. */
    protected boolean takeAway() {
        return false;
    }

    @Test
    void send_aMail_arrivesOnceAtItsAddress() throws EmailException {
        startNew().send(message("Some.One+tag@example.com", "Welcome", "Hello\n\nand good day"));

        assertThat(delivered())
                .containsExactly(new Delivered("Some.One+tag@example.com", "Welcome", "Hello\n\nand good day"));
    }

    @Test
    void send_longLink_arrivesUnbroken() throws EmailException {
        startNew().send(message("a@example.com", "Link", "Click:\n\n" + LINK + "\n\nIt works once."));

        assertThat(delivered())
                .singleElement()
                .satisfies(mail -> assertThat(mail.text().lines()).contains(LINK));
    }

    @Test
    void send_anyLanguage_arrivesUnchanged() throws EmailException {
        String subject = "Grüße, Zoë – 日本語 😀 " + "lang ".repeat(30) + "Ende";
        String text = "Grüße – 日本語 😀\n.\n..\nFrom here\n--\n= 3D =";
        startNew().send(message("a@example.com", subject, text));

        assertThat(delivered()).containsExactly(new Delivered("a@example.com", subject, text));
    }

    @Test
    void send_fromManyThreads_eachArrivesWhole() {
        EmailProvider provider = startNew();
        AtomicInteger number = new AtomicInteger();
        try (Race race = new Race(16)) {
            race.round(() -> {
                int i = number.incrementAndGet();
                String text = ("line of " + i + "\n").repeat(40) + "end of " + i;
                provider.send(message("u" + i + "@example.com", "Mail " + i, text));
                return true;
            });
        }

        assertThat(delivered()).hasSize(16).allSatisfy(mail -> {
            String i = mail.subject().substring("Mail ".length());
            assertThat(mail.to()).isEqualTo("u" + i + "@example.com");
            assertThat(mail.text()).isEqualTo(("line of " + i + "\n").repeat(40) + "end of " + i);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n", "\r", "\0", "\u0085", "\u2028", "\u001b"})
    void message_controlCharacterInAHeader_cannotBeMade(String control) {
        String evil = "x" + control + "Bcc: victim@example.com";

        assertThatIllegalArgumentException().isThrownBy(() -> message("a@example.com", evil, "text"));
        assertThatIllegalArgumentException().isThrownBy(() -> message("a@example.com", "s", Map.of("X-A", evil)));
        assertThatIllegalArgumentException().isThrownBy(() -> message("a@example.com", "s", Map.of(evil, "a")));
    }

    /** A plugin's mail goes to the user whom it is for, whatever its fields name. */
    @Test
    void send_headersThatNameOthers_arrivesAtItsAddressAlone() throws EmailException {
        startNew()
                .send(message(
                        "a@example.com",
                        "Subject",
                        Map.of("Cc", "b@example.com", "Bcc", "c@example.com", "Resent-To", "d@example.com")));

        assertThat(delivered()).containsExactly(new Delivered("a@example.com", "Subject", "text"));
    }

    @Test
    void send_textThatLooksLikeAHeader_staysText() throws EmailException {
        String text = "Bcc: victim@example.com\nSubject: other\n\nhello";
        startNew().send(message("a@example.com", "Subject: Bcc: victim@example.com", text));

        assertThat(delivered())
                .containsExactly(new Delivered("a@example.com", "Subject: Bcc: victim@example.com", text));
    }

    @Test
    void send_refusedForNow_isTemporaryAndTellsNoText() {
        refused(false);
    }

    @Test
    void send_refusedForGood_isPermanentAndTellsNoText() {
        refused(true);
    }

    /** So that all mails wait for it, and none uses up its attempts. */
    @Test
    void send_serviceThatIsAway_isUnavailableAndTellsNoText() {
        EmailProvider provider = startNew();
        assumeTrue(takeAway(), "the service cannot be taken away");

        assertThat(failure(provider).isUnavailable()).isTrue();
    }

    private void refused(boolean permanently) {
        EmailProvider provider = startNew();
        assumeTrue(refuseNext(permanently), "the service cannot be made to refuse");
        EmailException refusal = failure(provider);

        assertThat(refusal.isPermanent()).isEqualTo(permanently);
        assertThat(refusal.isUnavailable()).isFalse();
    }

    private EmailException failure(EmailProvider provider) {
        EmailException refusal = catchThrowableOfType(
                EmailException.class, () -> provider.send(message("a@example.com", "Subject", "Click " + LINK)));

        assertThat(refusal).isNotNull();
        for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
            assertThat(String.valueOf(cause.getMessage())).doesNotContain("token=");
        }
        assertThat(delivered()).isEmpty();
        return refusal;
    }

    private static EmailMessage message(String to, String subject, Map<String, String> headers) {
        return message(to, subject, "text", headers);
    }

    private static EmailMessage message(String to, String subject, String text) {
        return message(to, subject, text, Map.of());
    }

    private static EmailMessage message(String to, String subject, String text, Map<String, String> headers) {
        return new EmailMessage(
                UUID.randomUUID().toString(),
                EmailAddress.parse(to).orElseThrow(),
                "Example <no-reply@example.com>",
                subject,
                text,
                "<p>html</p>",
                Optional.empty(),
                headers);
    }
}
