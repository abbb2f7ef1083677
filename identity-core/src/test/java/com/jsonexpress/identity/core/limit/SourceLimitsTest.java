package com.jsonexpress.identity.core.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.Secret;
import com.jsonexpress.identity.core.crypto.Authenticator;
import com.jsonexpress.identity.core.event.Events;
import com.jsonexpress.identity.core.event.Origin;
import com.jsonexpress.identity.core.event.Source;
import com.jsonexpress.identity.core.settings.LimitKeys;
import com.jsonexpress.identity.core.testing.HandClock;
import com.jsonexpress.identity.core.testing.KeepingKv;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.event.IdentityEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Uses are counted before they happen, and per source. */
class SourceLimitsTest {
    private static final Config CONFIG = Config.defaults()
            .with(LimitKeys.SOURCE_GUESSES, 2, "test")
            .with(LimitKeys.SOURCE_REGISTRATIONS, 3, "test")
            .with(LimitKeys.SOURCE_MAILS, 4, "test");
    private static final Origin PUBLIC = at("192.0.2.1");

    private final KeepingKv kv = new KeepingKv();
    private final HandClock clock = new HandClock();
    private final List<IdentityEvent> told = new ArrayList<>();
    private final SourceLimits limits = limits(CONFIG);

    private SourceLimits limits(Config config) {
        return new SourceLimits(
                kv,
                Authenticator.of(Secret.of("k".repeat(32)), "limit"),
                new Events(clock, List.of(told::add)),
                clock,
                config);
    }

    private static Origin at(String address) {
        return new Origin(Optional.of(address), Optional.empty(), Optional.empty());
    }

    /** How many uses are granted, of at most 500. */
    private int granted(Purpose purpose, Origin origin) {
        int granted = 0;
        while (granted < 500 && limits.reserve(purpose, origin) instanceof Result.Ok<SourceLimits.Use>) {
            granted++;
        }
        return granted;
    }

    private Failure refused(Purpose purpose, Origin origin) {
        return ((Result.Failed<SourceLimits.Use>) limits.reserve(purpose, origin)).failure();
    }

    @ParameterizedTest
    @CsvSource({"GUESS, 2, 600", "REGISTRATION, 3, 3600", "MAIL, 4, 3600"})
    void reserve_eachPurpose_countsByItselfForItsWindow(Purpose purpose, int limit, int seconds) {
        assertThat(granted(purpose, PUBLIC)).isEqualTo(limit);
        for (Purpose other : Purpose.values()) {
            assertThat(limits.refusal(other, PUBLIC).isPresent()).isEqualTo(other == purpose);
        }
        assertThat(limits.refusal(purpose, at("192.0.2.2"))).isEmpty();
        assertThat(kv.lives.values()).containsOnly(Duration.ofSeconds(seconds));
        assertThat(kv.lives.keySet()).allMatch(key -> key.startsWith("limit/" + purpose.word() + "/"));

        clock.move(Duration.ofSeconds(seconds).minusMillis(1));
        assertThat(granted(purpose, PUBLIC)).isZero();
        clock.move(Duration.ofMillis(1));
        assertThat(granted(purpose, PUBLIC)).isEqualTo(limit);
    }

    @Test
    void reserve_overTheLimit_tellsTheRestOfTheWindow() {
        granted(Purpose.GUESS, PUBLIC);

        Failure atOnce = refused(Purpose.GUESS, PUBLIC);
        assertThat(atOnce.code()).isEqualTo(CommonError.TOO_MANY_REQUESTS);
        assertThat(atOnce.retryAfter()).contains(Duration.ofMinutes(10));
        clock.move(Duration.ofMinutes(4));
        assertThat(refused(Purpose.GUESS, PUBLIC).retryAfter()).contains(Duration.ofMinutes(6));
        assertThat(limits.refusal(Purpose.GUESS, PUBLIC).orElseThrow().retryAfter())
                .contains(Duration.ofMinutes(6));
    }

    @Test
    void refusal_below_isNoneAndCountsNothing() {
        limits.reserve(Purpose.GUESS, PUBLIC);
        int keys = kv.values.size();

        for (int i = 0; i < 5; i++) {
            assertThat(limits.refusal(Purpose.GUESS, PUBLIC)).isEmpty();
        }
        assertThat(kv.values).hasSize(keys);
        assertThat(granted(Purpose.GUESS, PUBLIC)).isEqualTo(1);
    }

    @Test
    void refund_givesOneUseBack_howeverOftenItWasRefusedMeanwhile() {
        limits.reserve(Purpose.GUESS, PUBLIC);
        SourceLimits.Use last = limits.reserve(Purpose.GUESS, PUBLIC).orThrow();
        for (int i = 0; i < 5; i++) {
            refused(Purpose.GUESS, PUBLIC);
        }

        limits.refund(last);
        assertThat(limits.refusal(Purpose.GUESS, PUBLIC)).isEmpty();
        assertThat(granted(Purpose.GUESS, PUBLIC)).isEqualTo(1);
    }

    @Test
    void reserve_theLastOne_isToldOnce() {
        limits.reserve(Purpose.GUESS, PUBLIC);
        assertThat(told).isEmpty();
        granted(Purpose.GUESS, PUBLIC);
        refused(Purpose.GUESS, PUBLIC);

        assertThat(told).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo(EventType.THROTTLED);
            assertThat(event.reason()).contains("guess");
            assertThat(event.client()).contains("192.0.2.1");
        });
    }

    @Test
    void reserve_privateAddress_mayDoFiftyTimesAsMuch() {
        assertThat(granted(Purpose.GUESS, at("10.0.0.1"))).isEqualTo(100);
    }

    @Test
    void reserve_trustedCodeOrSwitchedOff_isNeverCounted() {
        assertThat(granted(Purpose.GUESS, Origin.TRUSTED)).isEqualTo(500);
        SourceLimits off = limits(CONFIG.with(LimitKeys.ENABLED, false, "test"));
        for (int i = 0; i < 5; i++) {
            assertThat(off.reserve(Purpose.GUESS, PUBLIC)).isInstanceOf(Result.Ok.class);
        }
        assertThat(kv.values).isEmpty();
    }

    @Test
    void reserve_ipv6_countsForItsNetworkAndSixteenTimesThatForItsSite() {
        assertThat(limits.reserve(Purpose.GUESS, at("2001:db8:1:0::1"))).isInstanceOf(Result.Ok.class);
        assertThat(granted(Purpose.GUESS, at("2001:db8:1:0::2"))).isEqualTo(1);
        for (int network = 1; network < 16; network++) {
            assertThat(granted(Purpose.GUESS, at("2001:db8:1:" + network + "::1")))
                    .isEqualTo(2);
        }
        assertThat(granted(Purpose.GUESS, at("2001:db8:1:99::1"))).isZero();
        assertThat(granted(Purpose.GUESS, at("2001:db8:2:99::1"))).isEqualTo(2);
    }

    /** Whoever is refused for its site has not used up what its own network may do. */
    @Test
    void reserve_refusedForItsSite_isTakenBackFromItsNetworkToo() {
        for (int network = 0; network < 16; network++) {
            granted(Purpose.GUESS, at("2001:db8:1:" + network + "::1"));
        }
        Origin other = at("2001:db8:1:99::1");
        SourceLimits.Use use = limits(CONFIG.with(LimitKeys.SOURCE_GUESSES, 100, "test"))
                .reserve(Purpose.GUESS, at("2001:db8:1:0::1"))
                .orThrow();
        for (int i = 0; i < 5; i++) {
            refused(Purpose.GUESS, other);
        }
        limits.refund(use);
        limits.refund(use);

        assertThat(granted(Purpose.GUESS, other)).isEqualTo(1);
    }

    @Test
    void bucket_isStableAndOneOfManyAndTellsNoAddress() {
        Set<String> buckets = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            String bucket = limits.bucket(Source.at("192.0.2." + i));
            assertThat(bucket).matches("[0-9a-f]{1,4}").isEqualTo(limits.bucket(Source.at("192.0.2." + i)));
            buckets.add(bucket);
        }
        assertThat(buckets).hasSizeGreaterThan(95);
        assertThat(kv.values).isEmpty();
    }
}
