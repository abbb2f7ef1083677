package com.jsonexpress.identity.http;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.ConfigKey;
import com.jsonexpress.identity.config.IdentityKeys;
import com.jsonexpress.identity.config.Mistake;
import com.jsonexpress.identity.error.FailureException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The guard's coverage by {@code jex.auth.include} and {@code jex.auth.exclude}, by whole segments of the canonical
 * path: {@code /public} frees {@code /public} and {@code /public/x}, not {@code /publications}. Immutable.
 *
 * <p>What is included is also guarded in another case, for a router may not care about case; what is excluded is free in its
 * own alone.
 *
 * <p>Included and not excluded: a caller is required. Excluded: a caller is optional. Not included: the
 * {@code Authorization} field is not looked at, so that the application may have a scheme of its own there. An excluded
 * path wins over an included one, however long either is.
 */
public final class PathCoverage implements Coverage {
    private static final Cover REQUIRED = new Cover(Demand.REQUIRED, false, false);
    private static final Cover OPTIONAL = new Cover(Demand.OPTIONAL, false, false);
    private static final Cover IGNORED = new Cover(Demand.IGNORE, false, false);

    private final List<CanonicalPath> include;
    private final List<CanonicalPath> exclude;

    private PathCoverage(List<CanonicalPath> include, List<CanonicalPath> exclude) {
        this.include = include;
        this.exclude = exclude;
    }

    /** As configured; the values have passed {@link #check}. */
    public static PathCoverage of(Config config) {
        return of(
                config.get(IdentityKeys.INCLUDE),
                config.find(IdentityKeys.EXCLUDE).orElse(List.of()));
    }

    /** Of path prefixes; {@code IllegalArgumentException} where one is not in its one form. */
    public static PathCoverage of(List<String> include, List<String> exclude) {
        return new PathCoverage(parse(include), parse(exclude));
    }

    /** A {@link com.jsonexpress.identity.config.ConfigCheck}: prefixes in their one form, and a guard that guards. */
    public static List<Mistake> check(Config config) {
        List<String> include = config.get(IdentityKeys.INCLUDE);
        List<String> exclude = config.find(IdentityKeys.EXCLUDE).orElse(List.of());
        List<Mistake> mistakes = new ArrayList<>();
        forms(mistakes, IdentityKeys.INCLUDE, include);
        forms(mistakes, IdentityKeys.EXCLUDE, exclude);
        if (include.isEmpty()) {
            mistakes.add(new Mistake(
                    IdentityKeys.INCLUDE.name(),
                    "is empty, so that nothing is guarded",
                    "Name the prefixes to be guarded, or remove the key: everything is then."));
        }
        if (exclude.contains("/")) {
            mistakes.add(new Mistake(
                    IdentityKeys.EXCLUDE.name(),
                    "frees every path",
                    "Name the prefixes to be freed one by one, or guard less with " + IdentityKeys.INCLUDE + "."));
        } else if (mistakes.isEmpty() && of(include, exclude).hasDeadInclude()) {
            mistakes.add(new Mistake(
                    IdentityKeys.EXCLUDE.name(),
                    "frees all of a prefix that " + IdentityKeys.INCLUDE + " guards",
                    "Remove the prefix from one of the two."));
        }
        return mistakes;
    }

    @Override
    public Cover of(Request request) {
        CanonicalPath path = request.path();
        if (isBelowAny(path, exclude)) {
            return OPTIONAL;
        }
        for (CanonicalPath prefix : include) {
            if (path.startsWithIgnoringCase(prefix)) {
                return REQUIRED;
            }
        }
        return IGNORED;
    }

    private boolean hasDeadInclude() {
        return include.stream().anyMatch(guarded -> isBelowAny(guarded, exclude));
    }

    private static boolean isBelowAny(CanonicalPath path, List<CanonicalPath> prefixes) {
        for (CanonicalPath prefix : prefixes) {
            if (path.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    private static void forms(List<Mistake> mistakes, ConfigKey<?> key, List<String> prefixes) {
        if (prefixes.stream().anyMatch(prefix -> prefix(prefix).isEmpty())) {
            mistakes.add(new Mistake(
                    key.name(),
                    "holds a prefix that no canonical path can have",
                    "Write each as /a/b: a slash in front, none at the end, no . or .. segment, no ; ? or #, "
                            + "and anything beyond ASCII percent-encoded."));
        }
    }

    private static List<CanonicalPath> parse(List<String> prefixes) {
        return prefixes.stream()
                .map(prefix -> prefix(prefix)
                        .orElseThrow(() -> new IllegalArgumentException("not the one form of a path prefix")))
                .toList();
    }

    private static Optional<CanonicalPath> prefix(String text) {
        if (text.length() > 1 && text.endsWith("/")) {
            return Optional.empty();
        }
        try {
            return Optional.of(CanonicalPath.parse(text));
        } catch (FailureException e) {
            return Optional.empty();
        }
    }
}
