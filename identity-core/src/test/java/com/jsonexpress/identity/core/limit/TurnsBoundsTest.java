package com.jsonexpress.identity.core.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.jsonexpress.identity.error.UnavailableException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Turns that nobody waits for: the one thread takes several. */
class TurnsBoundsTest {
    private final Turns turns = new Turns(Duration.ZERO);

    /** Takes so many turns of a key, one within the other; how many keys were under way in the innermost. */
    private int nested(String key, int most, int depth) {
        return turns.run(key, most, () -> depth == 1 ? turns.size() : nested(key, most, depth - 1));
    }

    @Test
    void run_asManyAsAllowed_isDone() {
        assertThat(nested("ann", 3, 3)).isEqualTo(1);
        assertThat(turns.size()).isZero();
    }

    @Test
    void run_oneMoreThanAllowed_isUnavailableAndNothingIsDone() {
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> nested("ann", 3, 4))
                .satisfies(e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(1)));
        assertThat(turns.size()).isZero();
        assertThat(nested("ann", 3, 3)).isEqualTo(1);
    }

    @Test
    void run_anotherKey_hasTurnsOfItsOwn() {
        assertThat(turns.<Integer>run("bob", 1, () -> nested("ann", 1, 1))).isEqualTo(2);
        assertThat(turns.size()).isZero();
    }

    @Test
    void run_afterOneOfSeveralHasLeft_theOthersStillCount() {
        turns.run("ann", 2, () -> {
            assertThat(nested("ann", 2, 1)).isEqualTo(1);
            assertThat(turns.size()).isEqualTo(1);
            assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> nested("ann", 2, 2));
            assertThat(turns.size()).isEqualTo(1);
            return nested("ann", 2, 1);
        });
        assertThat(turns.size()).isZero();
    }

    @Test
    void run_workThatFails_givesItsTurnBack() {
        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> turns.run("ann", 1, () -> {
                        throw new IllegalStateException("work");
                    }));
        }
        assertThat(nested("ann", 1, 1)).isEqualTo(1);
    }

    @Test
    void run_interrupted_isUnavailableAndStaysInterrupted() {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> nested("ann", 1, 1));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(turns.size()).isZero();
        assertThat(nested("ann", 1, 1)).isEqualTo(1);
    }
}
