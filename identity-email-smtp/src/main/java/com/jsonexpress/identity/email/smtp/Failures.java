package com.jsonexpress.identity.email.smtp;

import com.jsonexpress.identity.core.spi.EmailException;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * What a failure means. What the server said is not passed on, but for its code: it may quote the mail, and the mail holds a
 * link.
 *
 * <p>For good is only what the server says of this recipient or this text with a code of 500 and more (RFC 5321 §4.2.1). A
 * login or a sender that is refused is the operator's to correct, and no mail shall be lost meanwhile; but it is not asked
 * about each second, for that locks an account; nor does it matter that a server tells it with the recipient, where its
 * enhanced code (RFC 3463) says so. Whatever else fails before the recipient is named concerns all mails alike.
 */
final class Failures {
    /** A reply code at the beginning of what the server said, or where the library has it of a greeting. */
    private static final Pattern CODE = Pattern.compile("(?:^\\s*|response: )([245]\\d\\d)(?:[ -]|$)");

    /** A login that is missing or too weak, at whatever command (RFC 4954 §6; 530 also where TLS is missing, RFC 3207 §4). */
    private static final Pattern OF_THE_LOGIN = Pattern.compile("SMTP 53[0458]");

    /** No right to send, or a bad address of the sender (RFC 3463 §3.8, §3.2). */
    private static final Pattern SENDER = Pattern.compile("\\s*\\d{3}[ -]5\\.(7\\.\\d+|1\\.[78])\\b");

    private Failures() {}

    /** Whether it tells of a mail that was taken, as a session with {@code mail.smtp.reportsuccess} does. */
    static boolean isTaken(MessagingException told) {
        return told instanceof SMTPSendFailedException sent
                && ".".equals(sent.getCommand())
                && sent.getReturnCode() / 100 == 2;
    }

    /** Before the recipient was named. */
    static EmailException ofTheServer(MessagingException failure) {
        return isRefusal(code(failure)) ? temporary(told(failure)) : unavailable(told(failure));
    }

    /** Once the recipient was named. A 421 may be about that recipient; where the server goes, the next mail tells. */
    static EmailException ofTheMail(MessagingException failure) {
        String told = told(failure);
        boolean ofTheMail = failure instanceof SendFailedException && !isOfTheSender(failure);
        return ofTheMail
                        && told.startsWith("SMTP 5")
                        && !OF_THE_LOGIN.matcher(told).matches()
                ? permanent(told)
                : temporary(told);
    }

    private static boolean isRefusal(Optional<String> code) {
        return code.map(text -> text.startsWith("5")).orElse(false);
    }

    static EmailException unavailable(String message) {
        return EmailException.unavailable(message, new IOException(message));
    }

    static EmailException temporary(String message) {
        return EmailException.temporary(message, new IOException(message));
    }

    static EmailException permanent(String message) {
        return EmailException.permanent(message, new IOException(message));
    }

    /** A few words for the log. */
    static String told(MessagingException failure) {
        Optional<String> code = code(failure);
        if (failure instanceof AuthenticationFailedException && isRefusal(code)) {
            return "the server refuses user or password";
        }
        if (String.valueOf(failure.getMessage()).contains("STARTTLS is required")) {
            return "the server offers no STARTTLS";
        }
        if (code.isPresent()) {
            return "SMTP " + code.get() + (isOfTheSender(failure) ? " for the sender" : "");
        }
        @Nullable Exception cause = failure.getNextException();
        return (cause == null ? failure : cause).getClass().getSimpleName();
    }

    /** What the server replied, where it did. */
    private static Optional<String> code(MessagingException failure) {
        for (@Nullable Exception e = failure; e != null; e = next(e)) {
            Matcher code = CODE.matcher(String.valueOf(e.getMessage()));
            if (code.find()) {
                return Optional.of(code.group(1));
            }
        }
        return Optional.empty();
    }

    private static @Nullable Exception next(Exception e) {
        return e instanceof MessagingException messaging ? messaging.getNextException() : null;
    }

    private static boolean isOfTheSender(MessagingException failure) {
        for (@Nullable Exception e = failure; e != null; e = next(e)) {
            if (e instanceof SMTPSenderFailedException
                    || e instanceof SMTPSendFailedException sent && isMailFrom(sent.getCommand())
                    || e instanceof SMTPAddressFailedException named && isToldLate(named)) {
                return true;
            }
        }
        return false;
    }

    /** A refusal with an unusual code comes without a type of its own. */
    private static boolean isMailFrom(@Nullable String command) {
        return command != null && command.startsWith("MAIL");
    }

    /** A server may put off what it thinks of client and sender until it knows the recipient, as Postfix does. */
    private static boolean isToldLate(SMTPAddressFailedException failure) {
        return SENDER.matcher(String.valueOf(failure.getMessage())).lookingAt();
    }
}
