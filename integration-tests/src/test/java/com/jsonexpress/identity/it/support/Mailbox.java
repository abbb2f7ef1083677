package com.jsonexpress.identity.it.support;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.core.spi.EmailException;
import com.jsonexpress.identity.core.spi.EmailMessage;
import com.jsonexpress.identity.core.spi.EmailProvider;
import com.jsonexpress.identity.core.spi.ProviderContext;
import com.jsonexpress.identity.core.spi.Traits;
import com.jsonexpress.identity.testkit.Eventually;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An e-mail provider that keeps what it was given, for a test to read. Can be told to fail. */
public final class Mailbox implements EmailProvider {
    private static final Pattern TOKEN = Pattern.compile("token=([A-Za-z0-9_.-]+)");

    private final List<EmailMessage> messages = new CopyOnWriteArrayList<>();
    private final List<EmailMessage> refused = new CopyOnWriteArrayList<>();
    private volatile @Nullable EmailException failure;
    private volatile Runnable meanwhile = () -> {};

    @Override
    public String name() {
        return "mailbox";
    }

    @Override
    public Traits traits() {
        return Traits.DEVELOPMENT;
    }

    @Override
    public void start(ProviderContext context) {}

    @Override
    public void send(EmailMessage message) throws EmailException {
        EmailException failing = failure;
        if (failing != null) {
            refused.add(message);
            throw failing;
        }
        Matcher token = TOKEN.matcher(message.text());
        if (token.find()) {
            Secrets.note(token.group(1));
        }
        messages.add(message);
        meanwhile.run();
    }

    /** What happens while a mail is being sent. */
    public void meanwhile(Runnable other) {
        meanwhile = other;
    }

    @Override
    public Health health() {
        return Health.ok();
    }

    /** Every send fails so from now on; null ends it. */
    public void failWith(@Nullable EmailException exception) {
        failure = exception;
    }

    /** The mails to the address that were told to fail, one for each attempt. */
    public List<EmailMessage> refused(String address) {
        return to(address, refused);
    }

    /** Forgets every mail. */
    public void clear() {
        messages.clear();
    }

    public List<EmailMessage> all() {
        return List.copyOf(messages);
    }

    public List<EmailMessage> to(String address) {
        return to(address, messages);
    }

    private static List<EmailMessage> to(String address, List<EmailMessage> mails) {
        return mails.stream()
                .filter(mail -> mail.to().typed().equalsIgnoreCase(address))
                .toList();
    }

    /** The last mail to the address whose subject holds the words; waits for it. */
    public EmailMessage await(String address, String subject) {
        Eventually.until(
                "a mail to " + address + " about " + subject,
                () -> last(address, subject).isPresent());
        return last(address, subject).orElseThrow();
    }

    /** The token in the last such mail; waits for it. */
    public String awaitToken(String address, String subject) {
        return tokenOf(await(address, subject));
    }

    /** The token in a mail. */
    public static String tokenOf(EmailMessage message) {
        Matcher matcher = TOKEN.matcher(message.text());
        if (!matcher.find()) {
            throw new AssertionError("a mail without a token");
        }
        return matcher.group(1);
    }

    private Optional<EmailMessage> last(String address, String subject) {
        return to(address).stream()
                .filter(message -> message.subject().contains(subject))
                .reduce((first, second) -> second);
    }
}
