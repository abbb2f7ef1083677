package com.jsonexpress.identity.metrics;

import com.jsonexpress.identity.event.EventListener;
import com.jsonexpress.identity.event.IdentityEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts every event as {@code identity.events}, with its {@code type} and its {@code reason}. Where this jar is, one is found through
 * {@code ServiceLoader}; it counts in Micrometer's global registry, to which Spring Boot and others bind theirs.
 *
 * <p>No label tells of a user, an address or anything a client wrote, and their values are bounded: there are as many types
 * as {@code EventType} has, and at most {@value #MAX_REASONS} reasons, short words all of them; any other is {@code other}.
 * Thread-safe.
 */
public final class IdentityMetrics implements EventListener {
    /** How many reasons are told apart. */
    public static final int MAX_REASONS = 100;

    static final String EVENTS = "identity.events";
    private static final String NONE = "none";
    private static final String OTHER = "other";
    private static final int MAX_LENGTH = 48;

    private record Labels(String type, String reason) {}

    private final MeterRegistry registry;
    private final ConcurrentHashMap<Labels, Counter> counters = new ConcurrentHashMap<>();
    private final Set<String> reasons = ConcurrentHashMap.newKeySet();

    /** Counts in Micrometer's global registry. */
    public IdentityMetrics() {
        this(Metrics.globalRegistry);
    }

    /** For an application that keeps its registry out of the global one, as a part that is handed over. */
    public IdentityMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void on(IdentityEvent event) {
        Labels labels = new Labels(event.type().name().toLowerCase(Locale.ROOT), bounded(event.reason()));
        counters.computeIfAbsent(labels, this::counter).increment();
    }

    private Counter counter(Labels labels) {
        return Counter.builder(EVENTS)
                .description("What happened to accounts, sessions and requests")
                .tag("type", labels.type())
                .tag("reason", labels.reason())
                .register(registry);
    }

    /** Codes of plugins come from elsewhere: one that is no short word, or one too many, is not told apart. */
    private String bounded(Optional<String> reason) {
        if (reason.isEmpty()) {
            return NONE;
        }
        String word = reason.get();
        if (reasons.contains(word)) {
            return word;
        }
        synchronized (reasons) {
            boolean fits = isWord(word) && reasons.size() < MAX_REASONS && reasons.add(word);
            return fits || reasons.contains(word) ? word : OTHER;
        }
    }

    private static boolean isWord(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_LENGTH
                && text.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_');
    }
}
