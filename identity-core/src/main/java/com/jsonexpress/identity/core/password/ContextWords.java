package com.jsonexpress.identity.core.password;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words an attacker tries first for one account – the application's name, the e-mail address and its local part – and
 * their simple derivatives (NIST SP 800-63B-4 §3.1.1.2: "context-specific words, such as the name of the service, the
 * username, and derivatives thereof"; ASVS 5.0 §6.2.11).
 *
 * <p>The whole password is compared, never a part of it: after case and separators are dropped and at most
 * {@value #MAX_TRIMMED} digits and signs at its ends, it must not be the word, nor the word several times over.
 */
final class ContextWords {
    private static final int MAX_TRIMMED = 8;
    private static final Pattern SEPARATORS = Pattern.compile("[\\s._+@-]");

    private final Set<String> words = new LinkedHashSet<>();

    ContextWords(String appName, String email) {
        int at = email.lastIndexOf('@');
        String local = at < 0 ? email : email.substring(0, at);
        add(appName);
        add(email);
        add(local);
        int plus = local.indexOf('+');
        if (plus > 0) {
            add(local.substring(0, plus));
        }
    }

    private void add(String word) {
        String squashed = squash(CommonPasswords.fold(word));
        if (!squashed.isEmpty()) {
            words.add(squashed);
            words.add(core(squashed));
        }
        words.remove("");
    }

    /** Whether the password is one of the words or derived from one; {@code folded} as the list folds it. */
    boolean give(String folded) {
        String whole = squash(folded);
        String core = core(whole);
        boolean trivialEnds = whole.length() - core.length() <= MAX_TRIMMED;
        return words.stream().anyMatch(word -> isRepetition(whole, word) || (trivialEnds && isRepetition(core, word)));
    }

    private static boolean isRepetition(String text, String word) {
        int times = text.length() / word.length();
        return times > 0 && text.equals(word.repeat(times));
    }

    private static String squash(String folded) {
        return SEPARATORS.matcher(folded).replaceAll("");
    }

    private static String core(String squashed) {
        int start = 0;
        int end = squashed.length();
        while (start < end && !Character.isLetter(squashed.charAt(start)) && !isSurrogate(squashed, start)) {
            start++;
        }
        while (end > start && !Character.isLetter(squashed.charAt(end - 1)) && !isSurrogate(squashed, end - 1)) {
            end--;
        }
        return squashed.substring(start, end);
    }

    private static boolean isSurrogate(String text, int at) {
        return Character.isSurrogate(text.charAt(at));
    }
}
