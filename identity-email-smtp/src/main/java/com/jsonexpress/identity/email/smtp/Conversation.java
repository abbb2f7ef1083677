package com.jsonexpress.identity.email.smtp;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.URLName;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.eclipse.angus.mail.smtp.SMTPSSLTransport;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * A connection that knows whether the recipient of its mail was named: what fails before that is not the mail's fault. The
 * answer to the text is waited for longer than others: who gives up too early sends again what was taken.
 */
final class Conversation extends SMTPTransport {
    /** RFC 5321 §4.5.3.2.6. */
    static final Duration LAST_ANSWER = Duration.ofMinutes(10);

    private final Supplier<BooleanSupplier> patience;
    private volatile boolean named;
    private @Nullable BooleanSupplier last;

    private Conversation(
            Session session, URLName url, String protocol, boolean secure, Supplier<BooleanSupplier> patience) {
        super(session, url, protocol, secure);
        this.patience = patience;
    }

    /**
     * Or what the session has instead, where the library is another one.
     *
     * @param patience at the end of each text: what tells, after each timeout, whether its answer is still waited for
     */
    static Transport of(Session session, Supplier<BooleanSupplier> patience) throws NoSuchProviderException {
        Transport usual = session.getTransport();
        if (usual.getClass() == SMTPTransport.class) {
            return new Conversation(session, usual.getURLName(), "smtp", false, patience);
        }
        if (usual.getClass() == SMTPSSLTransport.class) {
            return new Conversation(session, usual.getURLName(), "smtps", true, patience);
        }
        return usual;
    }

    /** Whether the recipient of the last mail was named, as far as that can be told. */
    static boolean named(Transport transport) {
        return !(transport instanceof Conversation conversation) || conversation.named;
    }

    @Override
    public synchronized void sendMessage(Message message, Address[] addresses) throws MessagingException {
        named = false;
        super.sendMessage(message, addresses);
    }

    @Override
    protected void rcptTo() throws MessagingException {
        named = true;
        super.rcptTo();
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        last = patience.get();
        try {
            super.finishData();
        } finally {
            last = null;
        }
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        while (true) {
            try {
                return super.readServerResponse();
            } catch (MessagingException e) {
                if (!(e.getNextException() instanceof SocketTimeoutException) || last == null || !last.getAsBoolean()) {
                    throw e;
                }
            }
        }
    }
}
