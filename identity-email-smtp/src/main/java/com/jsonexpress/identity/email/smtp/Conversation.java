package com.jsonexpress.identity.email.smtp;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.URLName;
import org.eclipse.angus.mail.smtp.SMTPSSLTransport;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** A connection that knows whether the recipient of its mail was named: what fails before that is not the mail's fault. */
final class Conversation extends SMTPTransport {
    private volatile boolean named;

    private Conversation(Session session, URLName url, String protocol, boolean secure) {
        super(session, url, protocol, secure);
    }

    /** Or what the session has instead, where the library is another one. */
    static Transport of(Session session) throws NoSuchProviderException {
        Transport usual = session.getTransport();
        if (usual.getClass() == SMTPTransport.class) {
            return new Conversation(session, usual.getURLName(), "smtp", false);
        }
        if (usual.getClass() == SMTPSSLTransport.class) {
            return new Conversation(session, usual.getURLName(), "smtps", true);
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
}
