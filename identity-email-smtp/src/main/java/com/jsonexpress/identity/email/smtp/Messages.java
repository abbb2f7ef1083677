package com.jsonexpress.identity.email.smtp;

import com.jsonexpress.identity.core.spi.EmailException;
import com.jsonexpress.identity.core.spi.EmailMessage;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Locale;
import java.util.Map;

/** Mails as MIME messages. */
final class Messages {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final Session session;
    private final Clock clock;

    Messages(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    /** @throws EmailException permanent, where a part of it cannot be written in a mail; of the sender temporary */
    MimeMessage of(EmailMessage mail) throws EmailException {
        InternetAddress from = sender(mail.from());
        try {
            MimeMessage message = new Identified(session, messageId(mail.id(), from));
            for (Map.Entry<String, String> header : mail.headers().entrySet()) {
                message.setHeader(header.getKey(), MimeUtility.encodeText(header.getValue(), UTF_8, null));
            }
            message.setFrom(from);
            message.setRecipient(RecipientType.TO, exactly(mail.to().typed()));
            if (mail.replyTo().isPresent()) {
                message.setReplyTo(new InternetAddress[] {one(mail.replyTo().get())});
            }
            message.setSubject(mail.subject(), UTF_8);
            message.setSentDate(Date.from(clock.instant()));
            message.setContent(alternatives(mail));
            message.saveChanges();
            return message;
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw Failures.permanent("the mail cannot be written: check reply-to and header fields");
        }
    }

    /** The text first: what comes last is preferred (RFC 2046 §5.1.4). */
    private static MimeMultipart alternatives(EmailMessage mail) throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText(mail.text(), UTF_8);
        MimeBodyPart html = new MimeBodyPart();
        html.setText(mail.html(), UTF_8, "html");
        return new MimeMultipart("alternative", text, html);
    }

    /** Neither checked nor changed by the library: the address was read by a grammar of our own. */
    private static InternetAddress exactly(String address) {
        InternetAddress recipient = new InternetAddress();
        recipient.setAddress(address);
        return recipient;
    }

    /** The same for all mails, and the operator's to correct: none shall be lost meanwhile. */
    private static InternetAddress sender(String from) throws EmailException {
        try {
            return one(from);
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw Failures.temporary("jex.auth.email.from is no sender. " + SmtpKeys.QUOTE);
        }
    }

    /** Whether it can be the sender. */
    static boolean isMailbox(String text) {
        try {
            one(text);
            return true;
        } catch (MessagingException | UnsupportedEncodingException e) {
            return false;
        }
    }

    /** Exactly one mailbox of RFC 5322 §3.4, and no group; beyond ASCII its name and domain alone may be. */
    private static InternetAddress one(String mailbox) throws MessagingException, UnsupportedEncodingException {
        InternetAddress[] read = InternetAddress.parse(mailbox, true);
        if (read.length != 1 || read[0].isGroup()) {
            throw new MessagingException("not one mailbox");
        }
        read[0].validate();
        return new InternetAddress(ascii(read[0].getAddress()), read[0].getPersonal(), UTF_8);
    }

    /** With the ASCII form of its domain: not every server takes another one (RFC 6531). */
    private static String ascii(String address) throws MessagingException {
        int domain = address.lastIndexOf('@') + 1;
        try {
            String ascii = address.substring(0, domain) + IDN.toASCII(address.substring(domain));
            if (ascii.chars().allMatch(c -> c < 0x80)) {
                return ascii;
            }
        } catch (IllegalArgumentException e) {
            // no domain: as below
        }
        throw new MessagingException("not an address in ASCII");
    }

    /** The same for the same mail, and as RFC 5322 §3.6.4 has it: what is no letter or digit is written as its number. */
    static String messageId(String id, InternetAddress from) {
        StringBuilder left = new StringBuilder();
        id.chars().forEach(c -> {
            if (c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z') {
                left.append((char) c);
            } else {
                left.append('-').append(Integer.toHexString(c)).append('-');
            }
        });
        String address = from.getAddress();
        String domain = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return "<" + left + "@" + domain + ">";
    }

    /** A message that keeps its id when the library would make a new one. */
    private static final class Identified extends MimeMessage {
        private final String id;

        Identified(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
