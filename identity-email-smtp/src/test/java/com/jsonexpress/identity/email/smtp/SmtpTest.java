package com.jsonexpress.identity.email.smtp;

import static com.jsonexpress.identity.email.smtp.SmtpEmailProviderTest.plain;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.ConfigKey;
import com.jsonexpress.identity.config.Mistake;
import com.jsonexpress.identity.config.Secret;
import com.jsonexpress.identity.core.spi.EmailException;
import com.jsonexpress.identity.core.spi.EmailMessage;
import com.jsonexpress.identity.core.spi.ProviderContext;
import com.jsonexpress.identity.email.smtp.SmtpKeys.Tls;
import com.jsonexpress.identity.error.BootException;
import com.jsonexpress.identity.schema.EmailAddress;
import com.jsonexpress.identity.testkit.Eventually;
import com.jsonexpress.identity.testkit.MovableTime;
import com.jsonexpress.identity.testkit.Race;
import com.jsonexpress.identity.testkit.TestContext;
import jakarta.mail.Session;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said on the wire, and what becomes of servers that refuse, hang or go away. */
@Timeout(60)
class SmtpTest {
    private static final String LINK = "https://app.example/reset?token=c2VjcmV0LXRva2Vu";
    private static final String PASSWORD = "zebra-of-the-server";

    private final MovableTime time = new MovableTime();
    private @Nullable ScriptedServer server;
    private @Nullable SmtpEmailProvider provider;

    @AfterEach
    void stop() {
        if (provider != null) {
            provider.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private ScriptedServer serve(@Nullable SSLSocketFactory secure) {
        ScriptedServer started = new ScriptedServer(0, secure);
        server = started;
        return started;
    }

    private SmtpEmailProvider start(Config config, Properties extra) {
        SmtpEmailProvider started = new SmtpEmailProvider(extra);
        started.start(TestContext.at(time).config(config).context());
        provider = started;
        return started;
    }

    private SmtpEmailProvider start(Config config) {
        return start(config, new Properties());
    }

    /** Once the connection that is tried at boot is there, or has failed. */
    private static void settled(ScriptedServer server) {
        Eventually.until(
                "the first connection has greeted",
                () -> server.commands.stream().anyMatch(line -> line.contains("EHLO")));
    }

    private static EmailMessage mail(String id, Map<String, String> headers) {
        return mail(id, "Grüße <no-reply@app.example>", headers);
    }

    private static EmailMessage mail(String from) {
        return mail("job-7/a", from, Map.of());
    }

    private static EmailMessage mail(String id, String from, Map<String, String> headers) {
        return new EmailMessage(
                id,
                EmailAddress.parse("Ada.Lovelace+x@example.com").orElseThrow(),
                from,
                "Your new password",
                "Follow " + LINK,
                "<p><a href=\"" + LINK + "\">Follow</a></p>",
                Optional.of("help@app.example"),
                headers);
    }

    private static EmailMessage mail() {
        return mail("job-7/a", Map.of());
    }

    @Test
    void mail_isTextAndHtmlInOne_forExactlyItsAddress() throws EmailException {
        ScriptedServer scripted = serve(null);
        start(plain(scripted.port())).send(mail("job-7/a", Map.of("X-Kind", "reset", "Bcc", "eve@example.com")));

        assertThat(scripted.commands)
                .contains("MAIL FROM:<no-reply@app.example>", "RCPT TO:<Ada.Lovelace+x@example.com>")
                .filteredOn(line -> line.startsWith("RCPT"))
                .hasSize(1);
        assertThat(scripted.mails)
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .contains("\nTo: Ada.Lovelace+x@example.com\n")
                        .contains("\nReply-To: help@app.example\n")
                        .contains("\nX-Kind: reset\n")
                        .contains("Date: Thu, 1 Jan 2026 00:00:00 +0000 (UTC)\n")
                        .contains("multipart/alternative")
                        .containsSubsequence("Content-Type: text/plain", "Content-Type: text/html")
                        .doesNotContain("eve@example.com"));
    }

    @Test
    void messageId_ofTheSameMail_isTheSame_andOfAnotherIsNot() throws EmailException {
        ScriptedServer scripted = serve(null);
        SmtpEmailProvider smtp = start(plain(scripted.port()));
        smtp.send(mail());
        smtp.send(mail());
        smtp.send(mail("job-7-2f-a", Map.of()));

        assertThat(scripted.mails.stream().map(SmtpTest::messageId))
                .containsExactly(
                        "<job-2d-7-2f-a@app.example>",
                        "<job-2d-7-2f-a@app.example>",
                        "<job-2d-7-2d-2f-2d-a@app.example>");
    }

    private static String messageId(String mail) {
        return mail.lines()
                .filter(line -> line.startsWith("Message-ID: "))
                .findFirst()
                .orElseThrow()
                .substring("Message-ID: ".length());
    }

    @Test
    void connection_isUsedAgain_andEndsAfterHalfAMinuteOrAHundredMails() throws EmailException {
        ScriptedServer scripted = serve(null);
        SmtpEmailProvider smtp = start(plain(scripted.port()));
        settled(scripted);
        for (int i = 0; i < 50; i++) {
            smtp.send(mail());
        }
        int before = scripted.connections.get();
        assertThat(before).isLessThanOrEqualTo(2);
        time.pass(Duration.ofSeconds(31));
        smtp.send(mail());
        assertThat(scripted.connections.get()).isEqualTo(before + 1);

        for (int i = 0; i < 150; i++) {
            smtp.send(mail());
        }
        assertThat(scripted.connections.get()).isBetween(before + 2, before + 3);
    }

    @Test
    void connection_thatTheServerClosed_isReplaced() throws EmailException {
        ScriptedServer scripted = serve(null);
        SmtpEmailProvider smtp = start(plain(scripted.port()));
        smtp.send(mail());
        scripted.hangUp();

        smtp.send(mail());

        assertThat(scripted.mails).hasSize(2);
    }

    enum Meaning {
        PERMANENT,
        TEMPORARY,
        UNAVAILABLE;

        static Meaning of(EmailException e) {
            return e.isPermanent() ? PERMANENT : e.isUnavailable() ? UNAVAILABLE : TEMPORARY;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.1.1 nobody, PERMANENT",
        "RCPT, 451 4.2.1 full, TEMPORARY",
        "RCPT, 553 5.7.1 <me>: Sender address rejected, TEMPORARY",
        "RCPT, 554 5.7.1 Relay access denied, TEMPORARY",
        "RCPT, 550-5.7.26 not authenticated, TEMPORARY",
        "RCPT, 553 5.1.7 no such sender, TEMPORARY",
        "RCPT, 550 5.1.8 no such domain, TEMPORARY",
        "RCPT, 550 5.1.10 nobody, PERMANENT",
        "RCPT, 550 5.2.1 off, PERMANENT",
        "RCPT, 550 not 5.7.1, PERMANENT",
        "END, 554 5.7.1 spam, PERMANENT",
        "END, 452 4.3.1 disk, TEMPORARY",
        "MAIL, 550 5.7.1 not you, TEMPORARY",
        "MAIL, 451 4.3.2 later, UNAVAILABLE",
        "MAIL, 530 5.7.0 log in, TEMPORARY",
        "MAIL, 554 5.7.1 not from there, TEMPORARY",
        "MAIL, hang up, UNAVAILABLE",
        "RCPT, 530 5.7.0 log in, TEMPORARY",
        "RCPT, 538 5.7.11 not in plain, TEMPORARY",
        "RCPT, 421 4.3.2 closing, TEMPORARY",
        "RCPT, hang up, TEMPORARY",
        "END, 535 5.7.8 log in, TEMPORARY",
        "DATA, 421 4.3.2 closing, TEMPORARY",
        "END, 421 4.7.0 what a text, TEMPORARY",
        "DATA, hang up, TEMPORARY",
        "END, hang up, TEMPORARY",
        "GREETING, 554 go away, TEMPORARY",
        "GREETING, 421 too many, UNAVAILABLE",
        "GREETING, 450 later, UNAVAILABLE",
        "GREETING, hang up, UNAVAILABLE",
        "EHLO, hang up, UNAVAILABLE"
    })
    void refusal_isForGoodOrForNow_andALaterMailArrives(String command, String reply, Meaning meaning)
            throws EmailException {
        ScriptedServer scripted = serve(null).reply(command, reply + " " + LINK);
        scripted.reply(command, reply.equals("hang up") ? ScriptedServer.HANG_UP : reply + " " + LINK);
        SmtpEmailProvider smtp = start(plain(scripted.port()));

        EmailException refused = catchThrowableOfType(EmailException.class, () -> smtp.send(mail()));

        assertThat(refused).isNotNull();
        assertThat(Meaning.of(refused)).as(refused.getMessage()).isEqualTo(meaning);
        for (Throwable e = refused; e != null; e = e.getCause()) {
            assertThat(e.toString()).doesNotContain("token=", "Ada");
        }
        assertThat(scripted.mails).isEmpty();
        scripted.obey();
        smtp.send(mail());
        assertThat(scripted.mails).hasSize(1);
    }

    /** Once the recipient was named it may be that one for whom the server does not answer. */
    @ParameterizedTest
    @CsvSource({"GREETING, UNAVAILABLE", "EHLO, UNAVAILABLE", "MAIL, UNAVAILABLE", "RCPT, TEMPORARY", "DATA, TEMPORARY"
    })
    void server_thatHangs_isGivenUp_andIsAwayBeforeItKnowsTheRecipient(String command, Meaning meaning) {
        ScriptedServer scripted = serve(null).reply(command, ScriptedServer.HANG);
        SmtpEmailProvider smtp =
                start(plain(scripted.port()).with(SmtpKeys.TIMEOUT, Duration.ofSeconds(1), "the test"));
        long begin = System.nanoTime();

        EmailException given = catchThrowableOfType(EmailException.class, () -> smtp.send(mail()));

        assertThat(Meaning.of(given)).isEqualTo(meaning);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(9));
    }

    /** Or it would deliver what is sent again and again (RFC 5321 §4.5.3.2.6). */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void server_thatTakesItsTimeAfterTheText_getsTheMailOnce(boolean tls, @TempDir Path directory) throws Exception {
        Certificate certificate = Certificate.of(directory, "ip:127.0.0.1");
        ScriptedServer scripted = serve(tls ? certificate.shown() : null).slow("END", Duration.ofSeconds(6));
        Config quick = plain(scripted.port()).with(SmtpKeys.TIMEOUT, Duration.ofSeconds(3), "the test");
        SmtpEmailProvider smtp =
                start(tls ? quick.with(SmtpKeys.TLS, Tls.STARTTLS, "the test") : quick, trusting(certificate));

        smtp.send(mail());
        smtp.send(mail("another", Map.of()));

        assertThat(scripted.mails).hasSize(2);
        assertThat(scripted.commands).filteredOn(line -> line.endsWith("DATA")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void server_thatHangsAfterTheText_isGivenUpAfterTenMinutes_orWhenTheProviderIsClosed(boolean close)
            throws Exception {
        ScriptedServer scripted = serve(null).reply("END", ScriptedServer.HANG);
        SmtpEmailProvider smtp =
                start(plain(scripted.port()).with(SmtpKeys.TIMEOUT, Duration.ofSeconds(1), "the test"));
        CompletableFuture<EmailException> given = CompletableFuture.supplyAsync(
                () -> catchThrowableOfType(EmailException.class, () -> smtp.send(mail())));
        Eventually.until("the text is there", () -> scripted.mails.size() == 1);
        time.pass(Duration.ofMinutes(10).minusNanos(1));
        assertThatThrownBy(() -> given.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);

        if (close) {
            smtp.close();
        } else {
            time.pass(Duration.ofNanos(1));
        }

        assertThat(Meaning.of(given.get(5, TimeUnit.SECONDS))).isEqualTo(Meaning.TEMPORARY);
    }

    @Test
    void server_withoutStartTls_getsNothing() {
        ScriptedServer scripted = serve(null);
        SmtpEmailProvider smtp = start(plain(scripted.port())
                .with(SmtpKeys.TLS, Tls.STARTTLS, "the test")
                .with(SmtpKeys.USER, "app", "the test")
                .with(SmtpKeys.PASSWORD, Secret.of(PASSWORD), "the test"));

        EmailException refused = catchThrowableOfType(EmailException.class, () -> smtp.send(mail()));

        assertThat(refused).hasMessageContaining("STARTTLS");
        assertThat(Meaning.of(refused)).isEqualTo(Meaning.UNAVAILABLE);
        assertThat(scripted.commands).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
    }

    @Test
    void startTls_withATrustedCertificate_protectsEverythingAfterIt(@TempDir Path directory) throws EmailException {
        Certificate certificate = Certificate.of(directory, "ip:127.0.0.1");
        ScriptedServer scripted = serve(certificate.shown());
        start(plain(scripted.port()).with(SmtpKeys.TLS, Tls.STARTTLS, "the test"), trusting(certificate))
                .send(mail());

        assertThat(scripted.mails).hasSize(1);
        assertThat(scripted.commands)
                .filteredOn(line -> !line.startsWith("TLS "))
                .allMatch(line -> line.startsWith("EHLO") || line.equals("STARTTLS"));
    }

    @Test
    void smtps_isSecureFromTheFirstByte(@TempDir Path directory) throws EmailException {
        Certificate certificate = Certificate.of(directory, "ip:127.0.0.1");
        ScriptedServer scripted = ScriptedServer.smtps(certificate.shown());
        server = scripted;
        Properties trusting = new Properties();
        trusting.put("mail.smtps.ssl.socketFactory", certificate.trusted());
        start(plain(scripted.port()).with(SmtpKeys.TLS, Tls.SMTPS, "the test"), trusting)
                .send(mail());

        assertThat(scripted.mails).hasSize(1);
        assertThat(scripted.commands).allMatch(line -> line.startsWith("TLS "));
    }

    @Test
    void login_overTls_isTheConfiguredOne_andWhenRefusedNoMailIsLost(@TempDir Path directory) throws EmailException {
        Certificate certificate = Certificate.of(directory, "ip:127.0.0.1");
        ScriptedServer scripted = serve(certificate.shown()).reply("AUTH", "535 5.7.8 not you, app");
        SmtpEmailProvider smtp = start(
                plain(scripted.port())
                        .with(SmtpKeys.TLS, Tls.STARTTLS, "the test")
                        .with(SmtpKeys.USER, "app", "the test")
                        .with(SmtpKeys.PASSWORD, Secret.of(PASSWORD), "the test"),
                trusting(certificate));

        EmailException refused = catchThrowableOfType(EmailException.class, () -> smtp.send(mail()));

        assertThat(refused).hasMessage("the server refuses user or password");
        assertThat(Meaning.of(refused)).as("not asked each second").isEqualTo(Meaning.TEMPORARY);
        assertThat(scripted.commands).noneMatch(line -> line.contains("MAIL"));
        scripted.obey();
        smtp.send(mail());
        assertThat(scripted.mails).hasSize(1);
        String login = Base64.getEncoder().encodeToString(("app\0app\0" + PASSWORD).getBytes(UTF_8));
        assertThat(scripted.commands).contains("TLS AUTH PLAIN " + login).noneMatch(line -> line.startsWith("AUTH"));
    }

    @ParameterizedTest
    @CsvSource({"STARTTLS, 454 4.7.0 no TLS now", "AUTH, 454 4.7.0 later", "AUTH, 421 closing", "AUTH, hang up"})
    void server_thatIsNotReadyForTlsOrTheLogin_isAway(String command, String reply, @TempDir Path directory) {
        Certificate certificate = Certificate.of(directory, "ip:127.0.0.1");
        ScriptedServer scripted =
                serve(certificate.shown()).reply(command, reply.equals("hang up") ? ScriptedServer.HANG_UP : reply);
        SmtpEmailProvider smtp = start(
                plain(scripted.port())
                        .with(SmtpKeys.TLS, Tls.STARTTLS, "the test")
                        .with(SmtpKeys.USER, "app", "the test")
                        .with(SmtpKeys.PASSWORD, Secret.of(PASSWORD), "the test"),
                trusting(certificate));

        EmailException refused = catchThrowableOfType(EmailException.class, () -> smtp.send(mail()));

        assertThat(Meaning.of(refused)).as(refused.getMessage()).isEqualTo(Meaning.UNAVAILABLE);
    }

    @Test
    void connections_ofAServerThatHangs_areNotWaitedForOneByOne() throws Exception {
        ScriptedServer scripted = serve(null);
        SmtpEmailProvider smtp =
                start(plain(scripted.port()).with(SmtpKeys.TIMEOUT, Duration.ofSeconds(2), "the test"));
        try (Race race = new Race(4)) {
            race.round(() -> {
                smtp.send(mail());
                return true;
            });
        }
        long before = asked(scripted);
        scripted.reply("NOOP", ScriptedServer.HANG);
        smtp.send(mail());

        assertThat(asked(scripted)).isEqualTo(before + 1);
    }

    private static long asked(ScriptedServer scripted) {
        return scripted.commands.stream().filter("NOOP"::equals).count();
    }

    @ParameterizedTest
    @CsvSource({"dns:elsewhere.example, true", "ip:127.0.0.1, false"})
    void startTls_withAnotherNameOrAnUnknownSigner_getsNothing(String name, boolean trusted, @TempDir Path directory) {
        Certificate certificate = Certificate.of(directory, name);
        ScriptedServer scripted = serve(certificate.shown());
        SmtpEmailProvider smtp = start(
                plain(scripted.port()).with(SmtpKeys.TLS, Tls.STARTTLS, "the test"),
                trusted ? trusting(certificate) : new Properties());

        assertThatThrownBy(() -> smtp.send(mail())).isInstanceOf(EmailException.class);

        assertThat(scripted.commands).noneMatch(line -> line.contains("MAIL"));
    }

    private static Properties trusting(Certificate certificate) {
        Properties properties = new Properties();
        properties.put("mail.smtp.ssl.socketFactory", certificate.trusted());
        return properties;
    }

    @Test
    void session_ofTheHost_isUsedWhereNoServerIsConfigured() throws EmailException {
        ScriptedServer scripted = serve(null);
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", Integer.toString(scripted.port()));
        SmtpEmailProvider smtp = new SmtpEmailProvider();
        provider = smtp;
        smtp.start(TestContext.at(time).offer(Session.getInstance(properties)).context());

        smtp.send(mail());

        assertThat(scripted.mails).hasSize(1);
        assertThat(smtp.health().up()).isTrue();
    }

    @Test
    void session_withAHostForAllProtocols_hasItForHealthToo() {
        assertThat(Server.of(offering("mail.host", "127.0.0.1"), new Properties())
                        .host())
                .isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"smtp", "", "65536", "123456", "-1"})
    void session_withAPortThatIsNone_endsTheBootWithItsName(String port) {
        assertThatThrownBy(() -> Server.of(offering("mail.smtp.port", port), new Properties()))
                .isInstanceOf(BootException.class)
                .hasMessageContaining("mail.smtp.port");
    }

    private static ProviderContext offering(String property, String value) {
        Properties properties = new Properties();
        properties.setProperty(property, value);
        return TestContext.realTime().offer(Session.getInstance(properties)).context();
    }

    @Test
    void session_thatReportsSuccess_sendsOnce() throws EmailException {
        ScriptedServer scripted = serve(null);
        Properties reporting = new Properties();
        reporting.setProperty("mail.smtp.reportsuccess", "true");
        SmtpEmailProvider smtp = start(plain(scripted.port()), reporting);

        smtp.send(mail());
        assertThat(scripted.mails).hasSize(1);
        scripted.reply("DATA", "250 what?");
        assertThatThrownBy(() -> smtp.send(mail())).isInstanceOf(EmailException.class);
    }

    @Test
    void health_whileNoThreadCanBeMade_isDown_andIsAskedAnewAfterwards() {
        ScriptedServer scripted = serve(null);
        AtomicBoolean full = new AtomicBoolean(true);
        Server there = new Server(Session.getInstance(new Properties()), "127.0.0.1", scripted.port());
        try (Connections connections = new Connections(there, time.ticker(), task -> {
            if (full.get()) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            new Thread(task).start();
        })) {
            assertThat(connections.health().up()).isFalse();
            full.set(false);
            Eventually.until("it is up", () -> connections.health().up());
        }
    }

    @Test
    void noServer_endsTheBootWithTheRemedy() {
        assertThatThrownBy(() -> start(Config.defaults()))
                .isInstanceOf(BootException.class)
                .satisfies(e -> assertThat(((BootException) e).remedy()).contains("jex.smtp.host"));
    }

    @Test
    void settings_thatContradict_areMistakes() {
        Secret password = Secret.of(PASSWORD);
        SmtpEmailProvider smtp = new SmtpEmailProvider();
        Config plain = plain(25);

        assertThat(smtp.check(plain.with(SmtpKeys.USER, "app", "the test")))
                .extracting(Mistake::key)
                .containsExactly("jex.smtp.password");
        assertThat(smtp.check(
                        plain.with(SmtpKeys.USER, "app", "the test").with(SmtpKeys.PASSWORD, password, "the test")))
                .extracting(Mistake::key)
                .containsExactly("jex.smtp.tls");
        assertThat(smtp.check(Config.defaults().with(SmtpKeys.PORT, 25, "the test")))
                .extracting(Mistake::key)
                .containsExactly("jex.smtp.port");
        assertThat(smtp.check(Config.defaults()
                        .with(SmtpKeys.TLS, Tls.STARTTLS, "the test")
                        .with(SmtpKeys.TIMEOUT, Duration.ofSeconds(5), "the test")))
                .extracting(Mistake::key)
                .containsExactly("jex.smtp.tls", "jex.smtp.timeout");
        assertThat(smtp.check(Config.defaults())).isEmpty();
        assertThat(smtp.check(plain)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Acme, Inc. <no-reply@acme.com>",
                "Acme: mail <no-reply@acme.com>",
                "Acme: no-reply@acme.com;",
                "12\" Acme <no-reply@acme.com>",
                "Acme no-reply@acme.com",
                "Käse <käse@acme.com>",
                "a@acme.com, b@acme.com",
                "Acme",
                "Acme <>"
            })
    void sender_thatIsNotOneMailbox_isAMistake_andLosesNoMail(String from) {
        SmtpEmailProvider smtp = start(plain(serve(null).port()));

        assertThat(smtp.check(from(from))).singleElement().satisfies(mistake -> {
            assertThat(mistake.key()).isEqualTo("jex.auth.email.from");
            assertThat(mistake.remedy()).contains("in quotes");
        });
        EmailException refused = catchThrowableOfType(EmailException.class, () -> smtp.send(mail(from)));
        assertThat(Meaning.of(refused)).isEqualTo(Meaning.TEMPORARY);
        assertThat(refused).hasMessageContaining("jex.auth.email.from");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no-reply@acme.com",
                "<no-reply@acme.com>",
                "Acme <no-reply@acme.com>",
                "Acme Inc. & Söhne 株式会社 <no-reply@acme.com>",
                "Acme @ Night <no-reply@acme.com>",
                "Acme [test] <no-reply@acme.com>",
                "\"Acme, Inc.: @ [test]\" <no-reply@acme.com>"
            })
    void sender_thatIsOneMailbox_sends(String from) throws EmailException {
        ScriptedServer scripted = serve(null);
        SmtpEmailProvider smtp = start(plain(scripted.port()));

        assertThat(smtp.check(from(from))).isEmpty();
        smtp.send(mail(from));
        assertThat(scripted.mails).hasSize(1);
        assertThat(scripted.commands).contains("MAIL FROM:<no-reply@acme.com>");
    }

    /** The ASCII form, as for a recipient: not every server speaks SMTPUTF8 (RFC 6531). */
    @Test
    void sender_ofADomainBeyondAscii_isItsAsciiForm() throws EmailException {
        String from = "Käse <no-reply@käse.example>";
        ScriptedServer scripted = serve(null);
        SmtpEmailProvider smtp = start(plain(scripted.port()));

        assertThat(smtp.check(from(from))).isEmpty();
        smtp.send(mail(from));
        assertThat(scripted.commands).contains("MAIL FROM:<no-reply@xn--kse-qla.example>");
        assertThat(scripted.mails)
                .singleElement()
                .satisfies(mail -> assertThat(mail)
                        .contains("<no-reply@xn--kse-qla.example>", "@xn--kse-qla.example>")
                        .matches("\\p{ASCII}*"));
    }

    @Test
    void sender_byDefault_isNoMistake() {
        assertThat(new SmtpEmailProvider().check(from("no-reply@localhost"))).isEmpty();
    }

    private static Config from(String from) {
        return plain(25).with(ConfigKey.text("jex.auth.email.from", "the sender of mails"), from, "the test");
    }

    @Test
    void server_thatDoesNotAnswerAtBoot_isAWarning_andNoFailure() {
        ScriptedServer scripted = serve(null);
        int port = scripted.port();
        scripted.close();
        PrintStream before = System.err;
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        System.setErr(new PrintStream(heard, true, UTF_8));
        try {
            SmtpEmailProvider smtp = start(plain(port));

            String told = "127.0.0.1:" + port + " cannot be used now"; // and not what another test's provider says late
            Eventually.until("the log tells", () -> heard.toString(UTF_8).contains(told));
            assertThat(heard.toString(UTF_8)).contains("WARN");
            assertThat(smtp.health().up()).isFalse();
            assertThat(smtp.health().detail()).contains("127.0.0.1:" + port);
        } finally {
            System.setErr(before);
        }
    }
}
