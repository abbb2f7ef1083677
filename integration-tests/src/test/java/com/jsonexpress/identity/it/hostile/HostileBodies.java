package com.jsonexpress.identity.it.hostile;

import java.util.ArrayList;
import java.util.List;

/** The corpus of bodies for one route. The order is always the same. */
final class HostileBodies {
    private HostileBodies() {}

    /** Every hostile body for {@code route}, each but a step away from what it accepts. */
    static List<HostileBody> on(Attacked route) {
        List<HostileBody> all = new ArrayList<>();
        all.addAll(BodySyntax.on(route));
        all.addAll(BodyLiterals.on(route));
        all.addAll(BodyUnicode.on(route));
        all.addAll(BodySizes.on(route));
        all.addAll(BodyMembers.on(route));
        all.addAll(BodyMedia.on(route));
        return all;
    }
}
