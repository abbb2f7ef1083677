package com.jsonexpress.identity.config;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Refuses an HMAC secret that can be guessed: shorter than 256 bits (RFC 7518 §3.2), published somewhere as an example,
 * or made of next to nothing. Says nothing where no secret is set. Thread-safe.
 *
 * <p>Never repeats the secret; the remedy holds a fresh random one, to be pasted.
 */
public final class SecretCheck implements ConfigCheck {
    /** The shortest secret, in bytes. */
    public static final int MIN_BYTES = 32;

    private static final int MIN_DISTINCT = 8;
    private static final int MIN_PERIOD = 16;
    private static final int MIN_OWN_LETTERS = 8;

    /** The letters of published samples, longest first; digits and punctuation are padding. */
    private static final List<String> PUBLISHED = List.of(
            "thisisasecretkeyforjwtauthentication",
            "replacemewithastrongsecret",
            "supersecretkeychangeme",
            "yourverylongsecretkey",
            "mysuperlongsecretkey",
            "abytesecretkeyforhs",
            "yoursecretkeyhere",
            "astrongbytesecret",
            "changethissecret",
            "yourjwtsecretkey",
            "yoursupersecret",
            "yourbitsecret",
            "mysupersecret",
            "yoursecretkey",
            "mysecretkey",
            "supersecret",
            "yoursecret",
            "topsecret",
            "secretkey",
            "jwtsecret",
            "replaceme",
            "changeit",
            "changeme",
            "mysecret",
            "password",
            "example",
            "secret",
            "sample");

    /** Words that mean nothing beside a published one. Too short to say anything alone: random text holds them. */
    private static final List<String> FILLERS =
            List.of("that", "this", "test", "the", "key", "jwt", "dev", "for", "my");

    private final SecureRandom random;

    public SecretCheck() {
        this(new SecureRandom());
    }

    /** With the random source that the proposed secret comes from. */
    public SecretCheck(SecureRandom random) {
        this.random = random;
    }

    @Override
    public List<Mistake> check(Config config) {
        return config.find(IdentityKeys.SECRET)
                .flatMap(SecretCheck::weakness)
                .map(problem -> List.of(new Mistake(IdentityKeys.SECRET.name(), problem, remedy())))
                .orElse(List.of());
    }

    /** What is wrong with a secret, in words that follow its key; empty where nothing is. */
    public static Optional<String> weakness(Secret secret) {
        byte[] bytes = secret.expose();
        if (bytes.length < MIN_BYTES) {
            return Optional.of("has " + bytes.length + " bytes, and needs at least " + MIN_BYTES);
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (text.chars().distinct().count() < MIN_DISTINCT || text.concat(text).indexOf(text, 1) < MIN_PERIOD) {
            return Optional.of("repeats a few characters and can be guessed");
        }
        return isPublished(text) ? Optional.of("is a published example") : Optional.empty();
    }

    /** The lines to choose from, with a fresh random secret. */
    public String remedy() {
        byte[] fresh = new byte[MIN_BYTES];
        random.nextBytes(fresh);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(fresh);
        return "Use a random one and keep it out of the repository, for instance:\n"
                + "environment:             " + Spelling.variable(IdentityKeys.SECRET.name()) + "=" + secret + "\n"
                + ".env or jex.properties:  " + IdentityKeys.SECRET + "=" + secret;
    }

    private static boolean isPublished(String text) {
        String letters = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        String own = without(letters, PUBLISHED);
        return own.length() < letters.length() && without(own, FILLERS).length() < MIN_OWN_LETTERS;
    }

    private static String without(String letters, List<String> words) {
        String rest = letters;
        for (String word : words) {
            rest = rest.replace(word, "");
        }
        return rest;
    }
}
