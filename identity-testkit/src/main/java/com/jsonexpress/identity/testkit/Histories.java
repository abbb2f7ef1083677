package com.jsonexpress.identity.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.testkit.Operation.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/**
 * Has a few threads carry out a few operations each, at once, and looks whether the outcome is linearizable. For one test
 * thread.
 */
final class Histories<P, S> implements AutoCloseable {
    static final int THREADS = 3;
    static final int OPERATIONS = 5;

    private final List<P> providers;
    private final Race race = new Race(THREADS);

    /** Over several instances that share what they keep, or one. */
    Histories(List<P> providers) {
        this.providers = providers;
    }

    /** How many to record: what the system property {@code histories} says, else so many. */
    static int count(int otherwise) {
        return Integer.getInteger("histories", otherwise);
    }

    /**
     * One history.
     *
     * @param start what the provider holds at the beginning
     * @param operations a list for each thread
     * @param after what is looked at when all have ended, so that no lost write stays unseen
     */
    void check(S start, List<List<Operation<P, S>>> operations, List<Operation<P, S>> after) {
        List<Callable<List<Call<S>>>> tasks = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            P provider = providers.get(i % providers.size());
            List<Operation<P, S>> own = operations.get(i);
            tasks.add(() -> carryOut(own, provider));
        }
        List<Call<S>> calls = new ArrayList<>();
        race.round(tasks).forEach(calls::addAll);
        calls.addAll(carryOut(after, providers.get(0)));
        assertThat(History.isLinearizable(start, calls))
                .as(() -> "no order of these calls explains their answers, from " + start + ":\n" + lines(calls))
                .isTrue();
    }

    private static <P, S> List<Call<S>> carryOut(List<Operation<P, S>> operations, P provider) {
        List<Call<S>> calls = new ArrayList<>();
        for (Operation<P, S> operation : operations) {
            calls.add(operation.record(provider));
        }
        return calls;
    }

    private static <S> String lines(List<Call<S>> calls) {
        return calls.stream().map(Call::toString).collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        race.close();
    }
}
