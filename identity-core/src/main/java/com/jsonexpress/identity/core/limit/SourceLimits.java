package com.jsonexpress.identity.core.limit;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.core.crypto.Authenticator;
import com.jsonexpress.identity.core.event.Source;
import com.jsonexpress.identity.core.settings.LimitKeys;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.error.Result;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How often one source may do something in a window of time. A use is counted before anything is done for it, so that many
 * at once cannot slip through, and can be taken back.
 *
 * <p>Sources fall into {@value #BUCKETS} buckets by a keyed hash: a flood of sources takes a fixed amount of memory, and
 * nobody can choose whose bucket it falls into. A private address may be a proxy that nobody configured, with everybody
 * behind it: it may do {@value #PRIVATE_FACTOR} times as much. Thread-safe.
 */
public final class SourceLimits {
    static final int BUCKETS = 1 << 16;
    static final int PRIVATE_FACTOR = 50;

    private static final String PREFIX = "limit/";

    private final IKvStore kv;
    private final Authenticator authenticator;
    private final Clock clock;
    private final boolean enabled;
    private final Map<Purpose, Integer> limits = new EnumMap<>(Purpose.class);

    /** One counted use; {@code key} is empty where nothing is counted. */
    public record Use(Optional<String> key, Purpose purpose) {}

    /** @param authenticator of this purpose alone */
    public SourceLimits(IKvStore kv, Authenticator authenticator, Clock clock, Config config) {
        this.kv = kv;
        this.authenticator = authenticator;
        this.clock = clock;
        this.enabled = config.get(LimitKeys.ENABLED);
        for (Purpose purpose : Purpose.values()) {
            limits.put(purpose, purpose.limit(config));
        }
    }

    /** Whether the source is over its limit already: asked at the door, counts nothing. */
    public Optional<Failure> refusal(Purpose purpose, Source source) {
        if (isFree(source)) {
            return Optional.empty();
        }
        String key = key(purpose, source);
        boolean over = number(key) >= limit(purpose, source) && used(key) >= limit(purpose, source);
        return over ? Optional.of(tooMany(purpose)) : Optional.empty();
    }

    /** Counts one use, or 429 {@code too_many_requests}, with the rest of the window as {@code Retry-After}. */
    public Result<Use> reserve(Purpose purpose, Source source) {
        if (isFree(source)) {
            return Result.ok(new Use(Optional.empty(), purpose));
        }
        String key = key(purpose, source);
        long limit = limit(purpose, source);
        Use use = new Use(Optional.of(key), purpose);
        if (kv.increment(key, purpose.window()) > limit && used(key) > limit) {
            refund(use);
            return Result.failed(tooMany(purpose));
        }
        return Result.ok(use);
    }

    /** Takes a use back: it was no misuse. */
    public void refund(Use use) {
        use.key().ifPresent(key -> kv.increment(refunds(key), use.purpose().window()));
    }

    /** Refunds are counted by themselves, for a store can only count up. */
    private long used(String key) {
        return number(key) - number(refunds(key));
    }

    private long number(String key) {
        return kv.get(key)
                .map(digits -> Long.parseLong(new String(digits, StandardCharsets.US_ASCII)))
                .orElse(0L);
    }

    private boolean isFree(Source source) {
        return !enabled || source.isTrusted();
    }

    private long limit(Purpose purpose, Source source) {
        long limit = limits.getOrDefault(purpose, 0);
        return source.isPrivate() ? limit * PRIVATE_FACTOR : limit;
    }

    private String key(Purpose purpose, Source source) {
        long window = clock.millis() / purpose.window().toMillis();
        int bucket = authenticator.mac(new byte[0], source.network()).hashCode() & BUCKETS - 1;
        return PREFIX + purpose.word() + "/" + window + "/" + Integer.toHexString(bucket);
    }

    private static String refunds(String key) {
        return key + "/back";
    }

    private Failure tooMany(Purpose purpose) {
        long window = purpose.window().toMillis();
        return Failure.later(
                CommonError.TOO_MANY_REQUESTS, Duration.ofMillis(window - Math.floorMod(clock.millis(), window)));
    }
}
