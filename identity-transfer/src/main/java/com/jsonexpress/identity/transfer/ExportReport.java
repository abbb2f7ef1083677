package com.jsonexpress.identity.transfer;

import java.util.Set;
import java.util.TreeSet;

/**
 * What an export wrote.
 *
 * @param exported users, a line each
 * @param leftOut users who belong to their installation, as {@code admin@local} does: no other one would take them
 * @param undeclared the names of custom fields that users have and that are not declared here: they were not written
 */
public record ExportReport(long exported, long leftOut, Set<String> undeclared) {
    public ExportReport {
        undeclared = Set.copyOf(undeclared);
    }

    /** Whether everything that can be moved was written. */
    public boolean isComplete() {
        return undeclared.isEmpty();
    }

    @Override
    public String toString() {
        return exported + " users exported" + (leftOut == 0 ? "" : ", " + leftOut + " left out (admin@local)")
                + (isComplete() ? "" : ", without the fields " + String.join(", ", new TreeSet<>(undeclared)));
    }
}
