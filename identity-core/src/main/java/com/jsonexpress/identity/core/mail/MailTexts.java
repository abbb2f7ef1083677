package com.jsonexpress.identity.core.mail;

import static com.jsonexpress.identity.core.plugin.MailText.escape;

import com.jsonexpress.identity.core.plugin.MailText;
import com.jsonexpress.identity.core.spi.MailKind;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Renders mails by kind, language and model. Every text is English today; the language is the seam for others.
 *
 * <p>A link stands alone on its line, unbroken. All that goes into HTML is escaped.
 */
public final class MailTexts {

    /** One mail's words; {@code %1$s} is the application's name, {@code %2$s} the life of the link. */
    private record Words(String subject, String greeting, String action, String closing) {}

    /** Renders one mail. */
    public MailText render(MailKind kind, Locale language, MailModel model) {
        Words words = words(kind);
        String app = model.appName();
        String life = readable(model.life());
        String greeting = words.greeting().formatted(app, life);
        String closing = words.closing().formatted(app, life);
        return new MailText(
                words.subject().formatted(app), text(greeting, model, closing), html(words, greeting, model, closing));
    }

    private static Words words(MailKind kind) {
        return switch (kind) {
            case VERIFICATION ->
                new Words(
                        "Confirm your address for %1$s",
                        "Somebody, we hope you, registered at %1$s with this address. To confirm it, open this link:",
                        "Confirm address",
                        "The link works once, for %2$s. If it was not you, do nothing: the address stays unconfirmed.");
            case RESET ->
                new Words(
                        "Set a new password for %1$s",
                        "To set a new password for your account at %1$s, open this link:",
                        "Set a new password",
                        "The link works once, for %2$s. Setting a password signs you out everywhere."
                                + " If you did not ask for this, do nothing: your password stays as it is.");
            case INVITATION ->
                new Words(
                        "Your account at %1$s",
                        "An account at %1$s was made for you. To set your password, open this link:",
                        "Set your password",
                        "The link works once, for %2$s. Nobody but you will ever know the password.");
            case REGISTRATION_ATTEMPT ->
                new Words(
                        "You already have an account at %1$s",
                        "Somebody, perhaps you, tried to register at %1$s with this address, which has an account already.",
                        "",
                        "If it was you, sign in, or ask for a new password. If it was not you, there is nothing to do.");
            case REFRESH_REUSED ->
                new Words(
                        "We ended a session of yours at %1$s",
                        "A sign-in key of yours at %1$s was used twice, as happens when somebody has copied it."
                                + " We ended that session.",
                        "",
                        "Sign in again. If you fear that somebody else has had access, set a new password:"
                                + " that ends every session.");
            case PASSWORD_SWITCHED_OFF ->
                new Words(
                        "Your password at %1$s is switched off",
                        "Somebody has given many wrong passwords for your account at %1$s, so we switched your password off"
                                + " where that was tried: on new devices, or on those on which you have signed in before.",
                        "",
                        "To switch it on again, ask for a new password where you sign in, and set one.");
        };
    }

    private static String text(String greeting, MailModel model, String closing) {
        String link = model.link().map(address -> "\n" + address + "\n\n").orElse("\n");
        return "Hello,\n\n" + greeting + "\n" + link + closing + "\n";
    }

    private static String html(Words words, String greeting, MailModel model, String closing) {
        String link = model.link()
                .map(address -> "<p><a href=\"" + escape(address) + "\">" + escape(words.action()) + "</a></p>\n")
                .orElse("");
        return "<!doctype html>\n<html lang=\"en\">\n<body>\n<p>Hello,</p>\n<p>" + escape(greeting) + "</p>\n" + link
                + "<p>" + escape(closing) + "</p>\n</body>\n</html>\n";
    }

    /** To the nearest minute: a mail is a moment younger than its link. */
    private static String readable(Duration life) {
        if (life.toMinutes() < 1) {
            return "less than a minute";
        }
        Duration rounded = life.plusSeconds(30);
        return Stream.of(counted(rounded.toHours(), "hour"), counted(rounded.toMinutesPart(), "minute"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" and "));
    }

    private static String counted(long number, String unit) {
        if (number == 0) {
            return "";
        }
        return number == 1 ? "one " + unit : number + " " + unit + "s";
    }
}
