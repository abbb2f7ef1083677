package com.jsonexpress.identity.it.faults;

import com.jsonexpress.identity.it.faults.Outage.Way;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** How much is tried: the most telling faults in each build, every one with {@code -Dfaults=all}. */
final class Extent {
    static final boolean ALL = System.getProperty("faults", "").equals("all");

    private Extent() {}

    static Stream<Way> ways() {
        return ALL ? Arrays.stream(Way.values()) : Stream.of(Way.UNAVAILABLE, Way.UNACKNOWLEDGED, Way.UNLINKED);
    }

    /** The programmatic API runs the same flows as HTTP does. */
    static List<Drill> drills() {
        return ALL
                ? Stream.concat(Drills.all().stream(), TrustedDrills.all().stream())
                        .toList()
                : Drills.all();
    }
}
