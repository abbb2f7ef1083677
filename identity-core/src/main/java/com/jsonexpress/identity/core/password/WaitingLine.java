package com.jsonexpress.identity.core.password;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who waits at the gate: a line for each party, served in turns. One party alone may fill it; while others wait, none
 * keeps more than {@value #SHARE} places. Not thread-safe: the gate's lock guards it.
 */
final class WaitingLine {
    static final int SHARE = 2;

    private final int places;
    private final Map<String, Deque<HashTicket<?>>> lines = new LinkedHashMap<>();
    private int waiting;

    WaitingLine(int places) {
        this.places = places;
    }

    int size() {
        return waiting;
    }

    /** Whether the party would get a place, if need be one of somebody who has more than the share. */
    boolean hasRoomFor(String party) {
        if (places == 0) {
            return false;
        }
        boolean others = lines.size() > (lines.containsKey(party) ? 1 : 0);
        if (others && waitingOf(party) >= SHARE) {
            return false;
        }
        return waiting < places || others && surplus();
    }

    /** Puts it at the end of its party's line and tells who loses a place for it, the newest first. */
    List<HashTicket<?>> add(HashTicket<?> ticket) {
        lines.computeIfAbsent(ticket.party(), party -> new ArrayDeque<>()).add(ticket);
        waiting++;
        List<HashTicket<?>> out = new ArrayList<>();
        if (lines.size() > 1) {
            for (Deque<HashTicket<?>> line : lines.values()) {
                while (line.size() > SHARE) {
                    out.add(line.removeLast());
                }
            }
        }
        waiting -= out.size();
        return out;
    }

    /** The next in turn. */
    Optional<HashTicket<?>> next() {
        Iterator<Map.Entry<String, Deque<HashTicket<?>>>> first =
                lines.entrySet().iterator();
        if (!first.hasNext()) {
            return Optional.empty();
        }
        Map.Entry<String, Deque<HashTicket<?>>> line = first.next();
        first.remove();
        HashTicket<?> ticket = line.getValue().remove();
        waiting--;
        if (!line.getValue().isEmpty()) {
            lines.put(line.getKey(), line.getValue()); // to the back
        }
        return Optional.of(ticket);
    }

    /** Takes one out that waits no longer. */
    void remove(HashTicket<?> ticket) {
        Deque<HashTicket<?>> line = lines.get(ticket.party());
        if (line != null && line.remove(ticket)) {
            waiting--;
            if (line.isEmpty()) {
                lines.remove(ticket.party());
            }
        }
    }

    private int waitingOf(String party) {
        Deque<HashTicket<?>> line = lines.get(party);
        return line == null ? 0 : line.size();
    }

    private boolean surplus() {
        return lines.values().stream().anyMatch(line -> line.size() > SHARE);
    }
}
