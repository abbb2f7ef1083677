package com.jsonexpress.identity.core.session;

import com.jsonexpress.identity.core.crypto.Authenticator;
import com.jsonexpress.identity.core.crypto.RandomNames;
import com.jsonexpress.identity.core.session.Presented.Standing;
import com.jsonexpress.identity.core.spi.IKvStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sessions in the key-value store, one record each (contract 2.5). A refresh token is {@code session.generation.mac}: it
 * is derived, so nothing usable is stored, and authenticated, so a forged one touches nothing. Thread-safe.
 */
public final class Sessions {
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    private static final String PURPOSE = "refresh";
    private static final int MAX_TOKEN = 128;
    private static final int ID = 32;
    private static final int LONGEST_GENERATION = 18;

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration BEYOND = Duration.ofHours(1);

    private final IKvStore kv;
    private final Authenticator authenticator;
    private final RandomNames names;
    private final Clock clock;
    private final SessionLimits limits;

    public Sessions(IKvStore kv, Authenticator authenticator, RandomNames names, Clock clock, SessionLimits limits) {
        this.kv = kv;
        this.authenticator = authenticator;
        this.names = names;
        this.clock = clock;
        this.limits = limits;
    }

    /**
     * Begins a session of a user whose version is {@code tokenVersion}. One of too many within a day ends after an hour at
     * most: whoever has an account cannot fill the store with sessions.
     */
    public Session open(String userId, long tokenVersion, List<String> authMethods, String device) {
        Duration life = life(userId, kv.increment("limit/session/" + userId, DAY));
        Instant now = clock.instant();
        SessionRecord record = new SessionRecord(
                userId,
                tokenVersion,
                authenticator.keyId(),
                names.bytes(),
                1,
                now,
                now,
                now.plus(life),
                authMethods,
                device);
        Session session = session(names.id(), record);
        kv.set(key(session.id()), record.encode(), life(record, now));
        return session;
    }

    private Duration life(String userId, long today) {
        if (today == limits.perDay() + 1L) {
            LOG.info(
                    "The user {} has begun {} sessions within a day; more of them end after an hour",
                    userId,
                    limits.perDay());
        }
        return today > limits.perDay() && BEYOND.compareTo(limits.sessionTtl()) < 0 ? BEYOND : limits.sessionTtl();
    }

    /** The session's current refresh token. */
    public String refreshToken(Session session) {
        SessionRecord record = session.record();
        String generation = Long.toString(record.generation());
        return session.id() + "." + generation + "."
                + authenticator.mac(record.seed(), PURPOSE, session.id(), generation);
    }

    /** Reads a refresh token; empty where its session is no more or its MAC is wrong. Changes nothing. */
    public Optional<Presented> present(String token) {
        String[] parts = token.length() > MAX_TOKEN ? new String[0] : token.split("\\.", -1);
        if (parts.length != 3 || !isId(parts[0]) || !isGeneration(parts[1])) {
            return Optional.empty();
        }
        return kv.get(key(parts[0])).flatMap(bytes -> {
            SessionRecord record = SessionRecord.decode(bytes);
            boolean authentic = record.keyId().equals(authenticator.keyId())
                    && authenticator.accepts(parts[2], record.seed(), PURPOSE, parts[0], parts[1]);
            Session session = session(parts[0], record);
            if (!authentic || hasEnded(session)) {
                return Optional.empty();
            }
            long generation = Long.parseLong(parts[1]);
            return Optional.of(new Presented(session, bytes, generation, standing(generation, record)));
        });
    }

    /** The session as it will be one step after the presented token; empty where it has ended by now. Writes nothing. */
    public Optional<Session> next(Presented presented) {
        SessionRecord record = presented.session().record();
        Instant now = clock.instant();
        Session next = session(presented.session().id(), record.advancedTo(presented.generation() + 1, now));
        return now.isBefore(next.expiresAt()) ? Optional.of(next) : Optional.empty();
    }

    /** Makes the step, unless another caller was faster: one compare-and-set decides. */
    public boolean advance(Presented presented, Session next) {
        return kv.replace(
                key(next.id()),
                presented.stored(),
                next.record().encode(),
                life(next.record(), next.record().rotatedAt()));
    }

    /** Whether this session is alive, belongs to the user and carries the version: one read. */
    public boolean isAlive(String id, String userId, long tokenVersion) {
        return kv.get(key(id))
                .map(SessionRecord::decode)
                .filter(record -> record.userId().equals(userId)
                        && record.tokenVersion() == tokenVersion
                        && record.keyId().equals(authenticator.keyId())
                        && !hasEnded(session(id, record)))
                .isPresent();
    }

    /** Ends a session; whether there was one. */
    public boolean end(String id) {
        return kv.delete(key(id));
    }

    /** Asked besides the store's own expiry: a store that forgets late must not revive a session. */
    private boolean hasEnded(Session session) {
        return !clock.instant().isBefore(session.expiresAt())
                || session.record().authTime().isBefore(limits.notBefore());
    }

    private Standing standing(long generation, SessionRecord record) {
        long behind = record.generation() - generation;
        if (behind < 0) {
            return Standing.AHEAD;
        }
        if (behind == 0) {
            return Standing.CURRENT;
        }
        // The absolute value: two instances' clocks differ, and a step back must not widen the grace.
        Duration elapsed = Duration.between(record.rotatedAt(), clock.instant()).abs();
        if (behind == 1) {
            return elapsed.compareTo(limits.refreshGrace()) < 0 ? Standing.IN_GRACE : Standing.SPENT;
        }
        return Standing.STOLEN;
    }

    private Session session(String id, SessionRecord record) {
        Instant unused = record.rotatedAt().plus(limits.refreshTtl());
        return new Session(id, record, unused.isBefore(record.endsAt()) ? unused : record.endsAt());
    }

    private Duration life(SessionRecord record, Instant now) {
        Duration left = Duration.between(now, record.endsAt());
        Duration life = left.compareTo(limits.refreshTtl()) < 0 ? left : limits.refreshTtl();
        return life.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : life;
    }

    /** As {@link RandomNames#id} writes them. */
    private static boolean isId(String text) {
        return text.length() == ID && text.chars().allMatch(c -> isDigit(c) || c >= 'a' && c <= 'f');
    }

    /** A whole number above 0, as {@link Long#toString} writes it, that fits in a long. */
    private static boolean isGeneration(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_GENERATION
                && text.charAt(0) != '0'
                && text.chars().allMatch(Sessions::isDigit);
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    private static String key(String id) {
        return "session/" + id;
    }
}
