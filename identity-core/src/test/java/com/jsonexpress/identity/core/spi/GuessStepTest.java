package com.jsonexpress.identity.core.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Guesses of strangers and of devices are counted apart. */
class GuessStepTest {
    private static final Guesses SOME = new Guesses(3, 5);

    @Test
    void reserve_countsOneOfItsKind() {
        assertThat(new GuessStep.Reserve(Guesser.STRANGER, 9).applyTo(SOME)).isEqualTo(new Guesses(4, 5));
        assertThat(new GuessStep.Reserve(Guesser.DEVICE, 9).applyTo(SOME)).isEqualTo(new Guesses(3, 6));
    }

    @Test
    void reserve_fitsBelowItsLimitAlone() {
        assertThat(new GuessStep.Reserve(Guesser.STRANGER, 4).fits(SOME)).isTrue();
        assertThat(new GuessStep.Reserve(Guesser.STRANGER, 3).fits(SOME)).isFalse();
        assertThat(new GuessStep.Reserve(Guesser.STRANGER, 2).fits(SOME)).isFalse();
        assertThat(new GuessStep.Reserve(Guesser.DEVICE, 6).fits(SOME)).isTrue();
        assertThat(new GuessStep.Reserve(Guesser.DEVICE, 5).fits(SOME)).isFalse();
    }

    @Test
    void refund_takesOneOfItsKindBack_neverBelowNone() {
        assertThat(new GuessStep.Refund(Guesser.STRANGER).applyTo(SOME)).isEqualTo(new Guesses(2, 5));
        assertThat(new GuessStep.Refund(Guesser.DEVICE).applyTo(SOME)).isEqualTo(new Guesses(3, 4));
        assertThat(new GuessStep.Refund(Guesser.STRANGER).applyTo(Guesses.NONE)).isEqualTo(Guesses.NONE);
        assertThat(new GuessStep.Refund(Guesser.DEVICE).applyTo(Guesses.NONE)).isEqualTo(Guesses.NONE);
        assertThat(new GuessStep.Refund(Guesser.STRANGER).fits(SOME)).isTrue();
    }

    @Test
    void forget_countsFromNoneAgain() {
        assertThat(new GuessStep.Forget().applyTo(SOME)).isEqualTo(Guesses.NONE);
        assertThat(new GuessStep.Forget().fits(SOME)).isTrue();
    }

    @Test
    void of_tellsTheCountOfItsKind() {
        assertThat(SOME.of(Guesser.STRANGER)).isEqualTo(3);
        assertThat(SOME.of(Guesser.DEVICE)).isEqualTo(5);
    }
}
