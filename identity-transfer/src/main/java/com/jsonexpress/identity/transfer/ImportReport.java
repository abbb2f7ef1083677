package com.jsonexpress.identity.transfer;

import java.util.Optional;

/**
 * What became of the lines: each is imported, or was there already, or is rejected.
 *
 * @param lines that were read
 * @param imported now; in a dry run, those that would be
 * @param alreadyThere users who were there, as the line tells them
 * @param rejected lines, each told with its number
 * @param stopped why the end was not reached; what follows these lines was not looked at
 */
public record ImportReport(long lines, long imported, long alreadyThere, long rejected, Optional<String> stopped) {
    public ImportReport {
        if (imported + alreadyThere + rejected != lines) {
            throw new IllegalArgumentException("a line is lost");
        }
    }

    /** Whether every line of the whole source is in the store. */
    public boolean isComplete() {
        return rejected == 0 && stopped.isEmpty();
    }

    @Override
    public String toString() {
        return lines + " lines: " + imported + " imported, " + alreadyThere + " already there, " + rejected
                + " rejected" + stopped.map(why -> "; stopped: " + why).orElse("");
    }
}
