package com.jsonexpress.identity.testkit;

import java.util.function.Function;

/**
 * An operation of a provider, and what it does where nothing else happens at the same time.
 *
 * @param <P> the provider
 * @param <S> the state of the model; immutable, with {@code equals}
 * @param text what a failure shows
 * @param call carries it out and gives the answer, as something with {@code equals}
 * @param model what it leaves and answers in a state
 */
record Operation<P, S>(String text, Function<P, Object> call, Function<S, Step<S>> model) {

    /** The state afterwards, and the answer. */
    record Step<S>(S state, Object answer) {}

    Call<S> record(P provider) {
        long begun = System.nanoTime();
        Object answer = call.apply(provider);
        return new Call<>(text, model, answer, begun, System.nanoTime());
    }

    /** One call that was made: what it answered, and between which two moments it happened. */
    record Call<S>(String text, Function<S, Step<S>> model, Object answer, long begun, long ended) {

        /** Whether it was over before the other began; calls that touch in time may have happened in either order. */
        boolean precedes(Call<S> other) {
            return ended - other.begun < 0;
        }

        @Override
        public String toString() {
            return begun + " to " + ended + ": " + text + " -> " + answer;
        }
    }
}
