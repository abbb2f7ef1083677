package com.jsonexpress.identity.it.hostile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The corpus of request targets that aim at one path. The order is always the same. */
final class HostilePaths {
    private HostilePaths() {}

    /** Every hostile spelling around {@code base}, a plain path without a slash at the end; no target comes twice. */
    static List<HostilePath> around(String base) {
        List<HostilePath> all = new ArrayList<>();
        all.addAll(PathSeparators.around(base));
        all.addAll(PathEndings.around(base));
        all.addAll(PathCharacters.around(base));
        all.addAll(PathDetours.around(base));
        all.addAll(PathForms.around(base));
        Map<String, HostilePath> byTarget = new LinkedHashMap<>();
        for (HostilePath path : all) {
            HostilePath before = byTarget.putIfAbsent(path.target(), path);
            if (before != null && before.verdict() != path.verdict()) {
                throw new AssertionError("two verdicts: " + before + " and " + path);
            }
        }
        return List.copyOf(byTarget.values());
    }
}
