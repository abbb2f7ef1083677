package com.jsonexpress.identity.middleware;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where an external issuer's token holds the caller's roles: a claim of this very name, dots and all, and only where
 * there is none a path of names with dots between them, such as {@code realm_access.roles}.
 *
 * <p>A text is one role, whatever spaces it has; an array is one role for each of its texts. Roles are kept as the
 * issuer spells them. What is no text of 1 to 256 characters, or holds a control character, is left out; their number is
 * bounded by the size of the token.
 */
record RolesClaim(String name) {

    Set<String> read(Map<String, @Nullable Object> claims) {
        Object value = claims.containsKey(name) ? claims.get(name) : atPath(claims);
        Collection<?> found =
                value instanceof Collection<?> several ? several : value == null ? List.of() : List.of(value);
        return found.stream()
                .filter(ClaimReader::isText)
                .map(String.class::cast)
                .collect(Collectors.toUnmodifiableSet());
    }

    private @Nullable Object atPath(Map<String, @Nullable Object> claims) {
        Object at = claims;
        for (String step : name.split("\\.", -1)) {
            at = at instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return at;
    }
}
