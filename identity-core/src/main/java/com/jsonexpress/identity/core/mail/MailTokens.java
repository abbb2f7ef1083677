package com.jsonexpress.identity.core.mail;

import com.jsonexpress.identity.core.crypto.Authenticator;
import com.jsonexpress.identity.core.crypto.RandomNames;
import com.jsonexpress.identity.core.settings.AuthSettings;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.core.spi.MailKind;
import com.jsonexpress.identity.core.spi.UserRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Tokens that a mail carries (contract 2.5): one record per user and kind, so that a newer one replaces the older. A
 * token is {@code kind.user.id.mac}, derived from the record under a key that is in neither store nor queue.
 *
 * <p>This class decides whether a token is genuine and fits the user now; that it is used once is decided by the
 * conditional write of the user. Thread-safe.
 */
public final class MailTokens {
    private static final String PURPOSE = "mail";
    private static final int MAX_TOKEN = 256;

    private final IKvStore kv;
    private final Authenticator authenticator;
    private final RandomNames names;
    private final Clock clock;
    private final AuthSettings settings;

    public MailTokens(IKvStore kv, Authenticator authenticator, RandomNames names, Clock clock, AuthSettings settings) {
        this.kv = kv;
        this.authenticator = authenticator;
        this.names = names;
        this.clock = clock;
        this.settings = settings;
    }

    /** Makes a new token; an earlier one of the kind is dead from now on. */
    public MailToken mint(MailKind kind, UserRecord user) {
        MailToken token = make(kind, user);
        kv.set(key(kind, user.id()), token.encode(), ttl(kind));
        return token;
    }

    /** The living token of the kind, its end unchanged; a new one where none lives. */
    public MailToken liveOrMint(MailKind kind, UserRecord user) {
        Optional<MailToken> live = live(kind, user);
        if (live.isPresent()) {
            return live.get();
        }
        MailToken token = make(kind, user);
        return kv.setIfAbsent(key(kind, user.id()), token.encode(), ttl(kind))
                ? token
                : live(kind, user).orElseGet(() -> mint(kind, user));
    }

    /** The living token of the kind, if it still fits the user. */
    public Optional<MailToken> live(MailKind kind, UserRecord user) {
        return read(kind, user.id()).filter(token -> fits(token, user));
    }

    /** The text that goes into the link. */
    public String textOf(MailToken token) {
        String kind = token.kind().name().toLowerCase(Locale.ROOT);
        return kind + "." + token.userId() + "." + token.id() + "." + mac(token);
    }

    /** Reads a token of one of these kinds; empty where there is no such record or the MAC is wrong. */
    public Optional<MailToken> present(String text, Set<MailKind> kinds) {
        String[] parts = text.length() > MAX_TOKEN ? new String[0] : text.split("\\.", -1);
        if (parts.length != 4 || !RandomNames.isUserId(parts[1])) {
            return Optional.empty();
        }
        return Arrays.stream(MailKind.values())
                .filter(kind -> kinds.contains(kind)
                        && kind.name().toLowerCase(Locale.ROOT).equals(parts[0]))
                .findFirst()
                .flatMap(kind -> read(kind, parts[1]))
                .filter(token -> token.id().equals(parts[2]) && authentic(token, parts[3]));
    }

    /** Whether the user still is as when the token was made: address, password, and nothing that kills tokens since. */
    public boolean fits(MailToken token, UserRecord user) {
        return token.userId().equals(user.id())
                && token.address().equals(user.email().canonical())
                && token.fingerprint().equals(fingerprint(token.kind(), user))
                && token.mailVersion() == user.mailVersion()
                && !user.disabled()
                && !(token.kind() == MailKind.VERIFICATION && user.contested());
    }

    /** Forgets the token of a kind. */
    public void drop(MailKind kind, String userId) {
        kv.delete(key(kind, userId));
    }

    private Optional<MailToken> read(MailKind kind, String userId) {
        return kv.get(key(kind, userId))
                .flatMap(MailToken::decode)
                .filter(token -> token.kind() == kind
                        && token.userId().equals(userId)
                        && clock.instant().isBefore(token.expiresAt())
                        && !token.issuedAt().isBefore(settings.notBefore()));
    }

    private MailToken make(MailKind kind, UserRecord user) {
        Instant now = clock.instant();
        return new MailToken(
                kind,
                names.id(),
                names.bytes(),
                user.id(),
                user.email().canonical(),
                fingerprint(kind, user),
                user.mailVersion(),
                now,
                now.plus(ttl(kind)));
    }

    /** Verification does not depend on the password; whoever sets one by a link must find it as it was. */
    private String fingerprint(MailKind kind, UserRecord user) {
        return kind == MailKind.VERIFICATION
                ? ""
                : authenticator.mac(new byte[0], "password", user.passwordHash().orElse(""));
    }

    private String mac(MailToken token) {
        return authenticator.mac(token.seed(), PURPOSE, token.kind().name(), token.userId(), token.id());
    }

    private boolean authentic(MailToken token, String presented) {
        return authenticator.accepts(
                presented, token.seed(), PURPOSE, token.kind().name(), token.userId(), token.id());
    }

    /** How long a token of the kind lives. */
    public Duration ttl(MailKind kind) {
        return switch (kind) {
            case VERIFICATION -> settings.verifyTtl();
            case INVITATION -> settings.inviteTtl();
            default -> settings.resetTtl();
        };
    }

    private static String key(MailKind kind, String userId) {
        return "mail/" + kind.name().toLowerCase(Locale.ROOT) + "/" + userId;
    }
}
