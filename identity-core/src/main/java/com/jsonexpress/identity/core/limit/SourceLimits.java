package com.jsonexpress.identity.core.limit;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.core.crypto.Authenticator;
import com.jsonexpress.identity.core.event.Events;
import com.jsonexpress.identity.core.event.Origin;
import com.jsonexpress.identity.core.event.Source;
import com.jsonexpress.identity.core.settings.LimitKeys;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.event.EventType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How often one source may do something in a window of time. A use is counted before anything is done for it, so that many
 * at once cannot slip through, and can be taken back.
 *
 * <p>Sources fall into {@value #BUCKETS} buckets by a keyed hash: a flood of sources takes a fixed amount of memory, and
 * nobody can choose whose bucket it falls into. An IPv6 address counts for its /64 and, with {@value #SITE_FACTOR} times the
 * limit, for its /48, or one /48 could fill every bucket. A private address may be a proxy that nobody configured, with
 * everybody behind it: it may do {@value #PRIVATE_FACTOR} times as much. Thread-safe.
 */
public final class SourceLimits {
    static final int BUCKETS = 1 << 16;
    static final int PRIVATE_FACTOR = 50;
    static final int SITE_FACTOR = 16;

    private static final int INSTANCES = 8;
    private static final String PREFIX = "limit/";

    private final IKvStore kv;
    private final Authenticator authenticator;
    private final Events events;
    private final Clock clock;
    private final boolean enabled;
    private final Map<Purpose, Integer> limits = new EnumMap<>(Purpose.class);

    private record Counter(String key, long limit) {}

    /** One counted use. */
    public static final class Use {
        private final Purpose purpose;
        private final List<Counter> counters;

        private Use(Purpose purpose, List<Counter> counters) {
            this.purpose = purpose;
            this.counters = counters;
        }
    }

    /**
     * @param authenticator of this purpose alone
     * @param clock one that nobody sets: see {@link SteadyClock}
     */
    public SourceLimits(IKvStore kv, Authenticator authenticator, Events events, Clock clock, Config config) {
        this.kv = kv;
        this.authenticator = authenticator;
        this.events = events;
        this.clock = clock;
        this.enabled = config.get(LimitKeys.ENABLED);
        for (Purpose purpose : Purpose.values()) {
            limits.put(purpose, purpose.limit(config));
        }
    }

    /** Whether the source is over its limit already: asked at the door, counts nothing. */
    public Optional<Failure> refusal(Purpose purpose, Origin origin) {
        boolean over =
                counters(purpose, origin.source()).stream().anyMatch(counter -> used(counter) >= counter.limit());
        return over ? Optional.of(tooMany(purpose)) : Optional.empty();
    }

    /**
     * Counts one use, or 429 {@code too_many_requests}, with the rest of the window as {@code Retry-After}. Whoever takes
     * the last one is told of as an event; a flood after that tells nothing.
     */
    public Result<Use> reserve(Purpose purpose, Origin origin) {
        List<Counter> counted = new ArrayList<>();
        for (Counter counter : counters(purpose, origin.source())) {
            long back = number(refunds(counter.key()));
            long used = kv.increment(counter.key(), purpose.window()) - back;
            counted.add(counter);
            if (used > counter.limit()) {
                refund(new Use(purpose, counted));
                return Result.failed(tooMany(purpose));
            }
            if (used == counter.limit()) {
                events.tellUnknown(EventType.THROTTLED, origin, purpose.word());
            }
        }
        return Result.ok(new Use(purpose, counted));
    }

    /** Takes a use back: it was no misuse. */
    public void refund(Use use) {
        use.counters.forEach(counter -> kv.increment(refunds(counter.key()), use.purpose.window()));
    }

    /**
     * How much of one source should be under way in this process at once, so that its limit counts what was misuse: a part
     * of the limit, for there may be other instances. Empty where nothing is counted.
     */
    public OptionalInt atOnce(Purpose purpose, Origin origin) {
        return counters(purpose, origin.source()).stream()
                .mapToInt(counter -> (int) Math.max(1, Math.min(Integer.MAX_VALUE, counter.limit() / INSTANCES)))
                .findFirst();
    }

    /** A stable name of the source, one of {@value #BUCKETS}. */
    public String bucket(Source source) {
        return bucket(source.network());
    }

    /**
     * Refunds are counted by themselves, for a store can only count up. They are read first, here as above: what comes in
     * between makes the result too large and never too small.
     */
    private long used(Counter counter) {
        long back = number(refunds(counter.key()));
        return number(counter.key()) - back;
    }

    private long number(String key) {
        return kv.get(key)
                .map(digits -> Long.parseLong(new String(digits, StandardCharsets.US_ASCII)))
                .orElse(0L);
    }

    private List<Counter> counters(Purpose purpose, Source source) {
        if (!enabled || source.isTrusted()) {
            return List.of();
        }
        long window = clock.millis() / purpose.window().toMillis();
        String prefix = PREFIX + purpose.word() + "/" + window + "/";
        long limit = limits.getOrDefault(purpose, 0) * (source.isPrivate() ? PRIVATE_FACTOR : 1L);
        Counter own = new Counter(prefix + bucket(source.network()), limit);
        return source.site()
                .map(site -> List.of(own, new Counter(prefix + bucket(site), limit * SITE_FACTOR)))
                .orElse(List.of(own));
    }

    private String bucket(String network) {
        return Integer.toHexString(authenticator.mac(new byte[0], network).hashCode() & BUCKETS - 1);
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
