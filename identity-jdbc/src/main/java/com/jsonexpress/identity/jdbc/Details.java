package com.jsonexpress.identity.jdbc;

import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.field.FieldKey;
import com.jsonexpress.identity.json.Json;
import com.jsonexpress.identity.schema.ExternalId;
import com.jsonexpress.identity.schema.Identifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of a user has no column of its own, as JSON: custom fields, their keys, the external caller. One read brings a
 * whole user, and no character in it troubles the database.
 */
record Details(Map<String, Object> fields, Set<FieldKey> keys, Optional<ExternalId> external) {
    private static final String NOTHING = "{}";

    static String write(UserRecord user) {
        Map<String, Object> details = new LinkedHashMap<>();
        if (!user.fields().isEmpty()) {
            details.put("fields", user.fields());
        }
        if (!user.keys().isEmpty()) {
            List<List<Object>> keys = new ArrayList<>();
            user.keys()
                    .forEach(key ->
                            keys.add(List.of(key.field(), key.identifier().value(), key.unique())));
            details.put("keys", keys);
        }
        user.external().ifPresent(caller -> details.put("external", List.of(caller.issuer(), caller.subject())));
        return details.isEmpty() ? NOTHING : new String(Json.write(details), StandardCharsets.UTF_8);
    }

    static Details read(String text) {
        if (text.equals(NOTHING)) {
            return new Details(Map.of(), Set.of(), Optional.empty());
        }
        Map<String, @Nullable Object> details = Json.readObject(text.getBytes(StandardCharsets.UTF_8));
        Map<String, Object> fields = new LinkedHashMap<>();
        if (details.get("fields") instanceof Map<?, ?> map) {
            map.forEach((name, value) -> fields.put((String) name, value));
        }
        Set<FieldKey> keys = new HashSet<>();
        list(details.get("keys")).forEach(key -> keys.add(key(list(key))));
        List<?> caller = list(details.get("external"));
        return new Details(
                fields,
                keys,
                caller.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new ExternalId((String) caller.get(0), (String) caller.get(1))));
    }

    private static FieldKey key(List<?> key) {
        return new FieldKey(new Identifier((String) key.get(0), (String) key.get(1)), (Boolean) key.get(2));
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
