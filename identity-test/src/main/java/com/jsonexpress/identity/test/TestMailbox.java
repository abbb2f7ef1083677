package com.jsonexpress.identity.test;

import com.jsonexpress.identity.core.spi.EmailMessage;
import java.util.List;
import java.util.stream.Collectors;

/** The mails that an identity has sent. Every look waits for those that are on their way. Thread-safe. */
public final class TestMailbox {
    private final MailboxProvider provider;
    private final Runnable settle;

    TestMailbox(MailboxProvider provider, Runnable settle) {
        this.provider = provider;
        this.settle = settle;
    }

    /** Every mail, the oldest first. */
    public List<Mail> all() {
        settle.run();
        return provider.messages().stream().map(Mail::new).toList();
    }

    /** The mails to an address, in any case, the oldest first. */
    public List<Mail> to(String address) {
        return all().stream().filter(mail -> mail.isTo(address)).toList();
    }

    /**
     * The last mail to an address.
     *
     * @throws AssertionError where there is none; tells which there are
     */
    public Mail lastTo(String address) {
        List<Mail> mails = to(address);
        if (mails.isEmpty()) {
            throw new AssertionError("no mail to " + address + "; there are "
                    + all().stream().map(Mail::toString).collect(Collectors.toList()));
        }
        return mails.get(mails.size() - 1);
    }

    /** Forgets every mail. */
    public void clear() {
        settle.run();
        provider.clear();
    }

    /** A test's user was invited by a mail that the test did not ask for. */
    Mail takeLastTo(String address) {
        Mail mail = lastTo(address);
        EmailMessage taken = mail.message();
        provider.forget(taken);
        return mail;
    }
}
