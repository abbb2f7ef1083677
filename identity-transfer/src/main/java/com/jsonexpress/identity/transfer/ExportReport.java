package com.jsonexpress.identity.transfer;

/**
 * What an export wrote.
 *
 * @param exported users, a line each
 * @param leftOut users who belong to their installation, as {@code admin@local} does: no other one would take them
 */
public record ExportReport(long exported, long leftOut) {

    @Override
    public String toString() {
        return exported + " users exported" + (leftOut == 0 ? "" : ", " + leftOut + " left out (admin@local)");
    }
}
