package com.jsonexpress.identity.testkit;

import com.jsonexpress.identity.testkit.Operation.Call;
import com.jsonexpress.identity.testkit.Operation.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether calls that overlapped are linearizable: whether each can have happened at one moment between its begin and its
 * end, so that in the order of these moments a sequential model gives every answer that was given (Herlihy and Wing,
 * 1990). Searched depth-first as by Wing and Gong (1993); what was tried before is not tried again (Lowe, 2017).
 */
final class History<S> {
    private static final int MOST_CALLS = Long.SIZE - 1;

    private final List<Call<S>> calls;
    private final Set<Tried<S>> tried = new HashSet<>();

    private History(List<Call<S>> calls) {
        this.calls = calls;
    }

    private record Tried<S>(long done, S state) {}

    static <S> boolean isLinearizable(S start, List<Call<S>> calls) {
        if (calls.size() > MOST_CALLS) {
            throw new IllegalArgumentException("too many calls");
        }
        return new History<>(calls).canGoOn(0, start);
    }

    private boolean canGoOn(long done, S state) {
        if (done == (1L << calls.size()) - 1) {
            return true;
        }
        if (!tried.add(new Tried<>(done, state))) {
            return false;
        }
        for (int i = 0; i < calls.size(); i++) {
            if (mayBeNext(done, i)) {
                Step<S> step = calls.get(i).model().apply(state);
                if (step.answer().equals(calls.get(i).answer()) && canGoOn(done | 1L << i, step.state())) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean mayBeNext(long done, int i) {
        if (isDone(done, i)) {
            return false;
        }
        for (int other = 0; other < calls.size(); other++) {
            if (!isDone(done, other) && calls.get(other).precedes(calls.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDone(long done, int i) {
        return (done >> i & 1) == 1;
    }
}
