package com.jsonexpress.identity.store.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class PositionTest {
    private static final Instant THEN = Instant.parse("2026-11-30T08:00:00Z");
    private final Position position = new Position("role user", THEN, "a");

    @Test
    void equals_allAlike_isTrueWithOneHashCode() {
        Position same = new Position("role " + "user", THEN.plusSeconds(0), "a");

        assertThat(same).isEqualTo(position).hasSameHashCodeAs(position).isEqualByComparingTo(position);
    }

    @Test
    void equals_groupTimeOrIdAnother_isFalseAndOrdered() {
        assertThat(position)
                .isNotEqualTo(new Position("role admin", THEN, "a"))
                .isNotEqualTo(new Position("role user", THEN.plusNanos(1), "a"))
                .isNotEqualTo(new Position("role user", THEN, "b"))
                .isNotEqualTo("a")
                .isGreaterThan(new Position("role admin", THEN.plusSeconds(1), "z"))
                .isLessThan(new Position("role user", THEN.plusNanos(1), ""))
                .isLessThan(new Position("role user", THEN, "b"));
    }
}
