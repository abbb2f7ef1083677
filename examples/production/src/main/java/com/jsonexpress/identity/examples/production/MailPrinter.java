package com.jsonexpress.identity.examples.production;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;

/** Prints each mail that the embedded SMTP server receives, as the console provider prints those that it is given. */
final class MailPrinter {
    private static final long A_MINUTE = 60_000;

    private MailPrinter() {}

    static void start(GreenMail server) {
        Thread thread = new Thread(() -> watch(server), "mail-printer");
        thread.setDaemon(true);
        thread.start();
    }

    private static void watch(GreenMail server) {
        int printed = 0;
        while (!Thread.currentThread().isInterrupted()) {
            server.waitForIncomingEmail(A_MINUTE, printed + 1);
            MimeMessage[] mails = server.getReceivedMessages();
            for (; printed < mails.length; printed++) {
                System.out.print(block(mails[printed]));
            }
        }
    }

    private static String block(MimeMessage mail) {
        try {
            Object text = ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent();
            StringBuilder block =
                    new StringBuilder("\n+---- mail ").append("-".repeat(64)).append('\n');
            block.append("| To:      ")
                    .append(mail.getRecipients(MimeMessage.RecipientType.TO)[0])
                    .append('\n');
            block.append("| Subject: ").append(mail.getSubject()).append("\n|\n");
            text.toString()
                    .lines()
                    .forEach(line -> block.append(("| " + line).stripTrailing()).append('\n'));
            return block.append('+').append("-".repeat(74)).append('\n').toString();
        } catch (MessagingException | IOException e) {
            return "\na mail came that cannot be read: " + e + "\n";
        }
    }
}
