package com.jsonexpress.identity.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.testkit.Operation.Call;
import com.jsonexpress.identity.testkit.Operation.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A register that holds a number: histories whose verdict is known by hand. */
class HistoryTest {

    @Test
    void history_oneAfterTheOther_hasToFollowTheModel() {
        assertThat(isLinearizable(List.of(write(1, 0, 1), read(1, 2, 3), write(2, 4, 5), read(2, 6, 7))))
                .isTrue();
        assertThat(isLinearizable(List.of(write(1, 0, 1), read(0, 2, 3)))).isFalse();
        assertThat(isLinearizable(List.of())).isTrue();
    }

    @Test
    void history_callsThatOverlap_mayHaveHappenedInEitherOrder() {
        assertThat(isLinearizable(List.of(write(1, 0, 5), read(0, 1, 4)))).isTrue();
        assertThat(isLinearizable(List.of(write(1, 0, 5), read(1, 1, 4)))).isTrue();
        assertThat(isLinearizable(List.of(write(1, 0, 5), read(2, 1, 4)))).isFalse();
    }

    @Test
    void history_readsThatDisagreeAboutTheOrder_isRefused() {
        assertThat(isLinearizable(List.of(write(1, 0, 9), read(1, 1, 2), read(0, 3, 4))))
                .isFalse();
        assertThat(isLinearizable(List.of(write(1, 0, 9), read(0, 1, 2), read(1, 3, 4))))
                .isTrue();
        assertThat(isLinearizable(List.of(write(1, 0, 9), write(2, 0, 9), read(1, 10, 11), read(2, 12, 13))))
                .isFalse();
    }

    @Test
    void history_callsThatTouchInTime_mayHaveHappenedInEitherOrder() {
        assertThat(isLinearizable(List.of(write(1, 0, 3), read(0, 3, 4)))).isTrue();
        assertThat(isLinearizable(List.of(write(1, 0, 3), read(0, 4, 5)))).isFalse();
    }

    @Test
    void history_clockThatOverflows_keepsItsOrder() {
        assertThat(isLinearizable(List.of(
                        write(1, Long.MAX_VALUE - 2, Long.MAX_VALUE - 1), read(0, Long.MIN_VALUE, Long.MIN_VALUE + 1))))
                .isFalse();
    }

    private static boolean isLinearizable(List<Call<Integer>> calls) {
        List<Call<Integer>> backwards = new ArrayList<>(calls);
        Collections.reverse(backwards);
        boolean verdict = History.isLinearizable(0, calls);
        assertThat(History.isLinearizable(0, backwards)).isEqualTo(verdict);
        return verdict;
    }

    private static Call<Integer> write(int value, long begun, long ended) {
        return new Call<>("write", state -> new Step<>(value, ""), "", begun, ended);
    }

    private static Call<Integer> read(int told, long begun, long ended) {
        return new Call<>("read", state -> new Step<>(state, state), told, begun, ended);
    }
}
