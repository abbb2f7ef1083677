package com.jsonexpress.identity.it.output;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Many texts, each of eight characters or more, that are looked for in one pass: by their first eight. */
final class Needles {
    private static final int HEAD = 8;
    private static final int SLOTS = 1 << 24;

    private final Map<Long, List<String>> byHead = new HashMap<>();
    private final BitSet slots = new BitSet(SLOTS);

    Needles(Collection<String> texts) {
        for (String text : texts) {
            long head = 0;
            for (int i = 0; i < HEAD; i++) {
                head = next(head, text.charAt(i));
            }
            slots.set(slot(head));
            byHead.computeIfAbsent(head, key -> new ArrayList<>()).add(text);
        }
    }

    /** Those that are in the haystack. */
    TreeSet<String> in(String haystack) {
        TreeSet<String> found = new TreeSet<>();
        long head = 0;
        for (int end = 0; end < haystack.length(); end++) {
            head = next(head, haystack.charAt(end));
            if (slots.get(slot(head))) {
                int start = end - HEAD + 1;
                byHead.getOrDefault(head, List.of()).stream()
                        .filter(text -> haystack.startsWith(text, start))
                        .forEach(found::add);
            }
        }
        return found;
    }

    /** The last eight characters, a byte of each. */
    private static long next(long head, char c) {
        return head << 8 | c & 0xff;
    }

    private static int slot(long head) {
        return (int) ((head * 0x9E3779B97F4A7C15L) >>> 40);
    }
}
