package com.jsonexpress.identity.examples.publishing;

import static com.jsonexpress.identity.access.Rules.owner;

import com.jsonexpress.identity.access.AccessRule;
import com.jsonexpress.identity.access.FieldRules;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.error.FailureException;
import com.jsonexpress.identity.error.FieldError;
import com.jsonexpress.identity.http.Handler;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.http.Response;
import com.jsonexpress.identity.json.JsonBody;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Records of one kind, in memory, and their handlers. What a caller may not see or set is silently left out. */
final class Resource {
    private final Map<String, Map<String, @Nullable Object>> rows = Collections.synchronizedMap(new LinkedHashMap<>());
    private final FieldRules fields;
    private final Map<String, Object> presets;
    private final List<String> requiredTexts;
    private final Map<String, Resource> references = new HashMap<>();

    /** With the fields that new records start with, and that keep their type, and the texts that each must have. */
    Resource(FieldRules fields, Map<String, Object> presets, String... requiredTexts) {
        this.fields = fields;
        this.presets = presets;
        this.requiredTexts = List.of(requiredTexts);
    }

    /** A field that holds the id of a record of {@code other}. */
    Resource refersTo(String field, Resource other) {
        references.put(field, other);
        return this;
    }

    Map<String, @Nullable Object> add(Map<String, ? extends @Nullable Object> fields) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>(fields);
        String id = UUID.randomUUID().toString();
        row.put("id", id);
        rows.put(id, row);
        return row;
    }

    /** Whoever created the record in the path; 404 for others. */
    AccessRule author() {
        return owner(request -> find(request).map(row -> (String) row.get("authorId")))
                .named("author");
    }

    Response list(Request request) {
        return JsonBody.answer(200, all().map(row -> seen(row, request)).toList());
    }

    Response listOwn(Request request) {
        return JsonBody.answer(200, own(request).map(row -> seen(row, request)).toList());
    }

    private Stream<Map<String, @Nullable Object>> own(Request request) {
        return all().filter(row -> owns(row, request));
    }

    Response get(Request request) {
        return answer(200, find(request), request);
    }

    Response create(Request request) {
        Map<String, @Nullable Object> record = new HashMap<>(presets);
        record.putAll(fields.accepted(JsonBody.read(request), request.caller(), true));
        record.put("authorId", request.caller().orElseThrow().id());
        check(record);
        return answer(201, Optional.of(add(record)), request);
    }

    Response update(Request request) {
        Map<String, @Nullable Object> input = JsonBody.read(request);
        return change(request, row -> {
            row.putAll(fields.accepted(input, request.caller(), owns(row, request)));
            check(row);
        });
    }

    Response delete(Request request) {
        if (rows.remove(request.parameter("id")) == null) {
            throw new FailureException(CommonError.NOT_FOUND);
        }
        return Response.of(204);
    }

    Handler toggle(String flag) {
        return request -> change(request, row -> row.put(flag, !Boolean.TRUE.equals(row.get(flag))));
    }

    Response stats(Request request) {
        long total = own(request).count();
        long done =
                own(request).filter(row -> Boolean.TRUE.equals(row.get("done"))).count();
        return JsonBody.answer(200, Map.of("total", total, "done", done, "pending", total - done));
    }

    private Stream<Map<String, @Nullable Object>> all() {
        return List.copyOf(rows.values()).stream();
    }

    private Optional<Map<String, @Nullable Object>> find(Request request) {
        return Optional.ofNullable(rows.get(request.parameter("id")));
    }

    private Response change(Request request, Consumer<Map<String, @Nullable Object>> change) {
        var changed = rows.computeIfPresent(request.parameter("id"), (id, row) -> {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>(row);
            change.accept(copy);
            return copy;
        });
        return answer(200, Optional.ofNullable(changed), request);
    }

    private Response answer(int status, Optional<Map<String, @Nullable Object>> row, Request request) {
        return JsonBody.answer(
                status, seen(row.orElseThrow(() -> new FailureException(CommonError.NOT_FOUND)), request));
    }

    private Map<String, @Nullable Object> seen(Map<String, @Nullable Object> row, Request request) {
        return fields.visible(row, request.caller(), owns(row, request));
    }

    private static boolean owns(Map<String, @Nullable Object> row, Request request) {
        return request.caller()
                .filter(caller -> caller.id().equals(row.get("authorId")))
                .isPresent();
    }

    private void check(Map<String, @Nullable Object> record) {
        for (String field : requiredTexts) {
            demand(record.get(field) instanceof String text && !text.isBlank(), field, "a text");
        }
        presets.forEach(
                (field, value) -> demand(value.getClass().isInstance(record.get(field)), field, "like " + value));
        references.forEach((field, other) ->
                demand(other.rows.containsKey(String.valueOf(record.get(field))), field, "the id of one that exists"));
    }

    private static void demand(boolean condition, String field, String expected) {
        if (!condition) {
            var error = new FieldError(field, "invalid", field + " must be " + expected + ".");
            throw new FailureException(Failure.fields(CommonError.VALIDATION_FAILED, List.of(error)));
        }
    }
}
