package com.jsonexpress.identity.email.smtp;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.core.spi.EmailProvider;
import com.jsonexpress.identity.testkit.EmailProviderContract;
import com.jsonexpress.identity.testkit.TestContext;
import jakarta.mail.BodyPart;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The contract, on a real SMTP server. */
class SmtpEmailProviderTest extends EmailProviderContract {
    private final GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private @Nullable ScriptedServer refusing;

    @BeforeEach
    void startServer() {
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop();
        ScriptedServer second = refusing;
        if (second != null) {
            second.close();
        }
    }

    @Override
    protected EmailProvider create() {
        return new SmtpEmailProvider();
    }

    @Override
    protected TestContext prepare(TestContext context) {
        return context.config(plain(server.getSmtp().getPort()));
    }

    /** One that refuses comes in its place. */
    @Override
    protected boolean refuseNext(boolean permanently) {
        int port = server.getSmtp().getPort();
        server.stop();
        refusing = new ScriptedServer(port, null)
                .reply("RCPT", permanently ? "550 5.1.1 nobody here, says token=x" : "451 4.3.0 later, says token=x");
        return true;
    }

    @Override
    protected boolean takeAway() {
        server.stop();
        return true;
    }

    static Config plain(int port) {
        return Config.defaults()
                .with(SmtpKeys.HOST, "127.0.0.1", "the test")
                .with(SmtpKeys.PORT, port, "the test")
                .with(SmtpKeys.TLS, SmtpKeys.Tls.NONE, "the test");
    }

    @Override
    protected List<Delivered> delivered() {
        return refusing != null
                ? List.of()
                : Arrays.stream(server.getReceivedMessages())
                        .map(SmtpEmailProviderTest::read)
                        .toList();
    }

    private static Delivered read(MimeMessage message) {
        try {
            BodyPart text = ((MimeMultipart) message.getContent()).getBodyPart(0);
            String content = text.getContent().toString().replace("\r\n", "\n").stripTrailing();
            return new Delivered(message.getRecipients(RecipientType.TO)[0].toString(), message.getSubject(), content);
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
