package com.jsonexpress.identity.core.web;

import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.error.FailureException;
import com.jsonexpress.identity.error.FieldError;
import com.jsonexpress.identity.http.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The parameters of a query, each at most once and only by known names. */
final class Query {
    private final Map<String, String> parameters;

    private Query(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    /** Reads a query; 400 naming the parameter that is unknown, repeated or not decodable. */
    static Query read(Request request, Set<String> known) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : request.query().orElse("").split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            if (!known.contains(name)) {
                throw refused(CommonError.FIELD_NOT_ACCEPTED, name, "This parameter is not accepted here.");
            }
            if (parameters.put(name, decode(equals < 0 ? "" : pair.substring(equals + 1))) != null) {
                throw refused(CommonError.VALIDATION_FAILED, name, "Give this parameter once.");
            }
        }
        return new Query(parameters);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** Those of these names that are there. */
    Map<String, String> texts(Set<String> names) {
        Map<String, String> texts = new LinkedHashMap<>(parameters);
        texts.keySet().retainAll(names);
        return texts;
    }

    /** A whole number within bounds. */
    int number(String name, int min, int max, int otherwise) {
        String text = parameters.get(name);
        if (text == null) {
            return otherwise;
        }
        int value = text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
        if (value < min || value > max) {
            throw refused(
                    CommonError.VALIDATION_FAILED,
                    name,
                    name + " must be a whole number from " + min + " to " + max + ".");
        }
        return value;
    }

    static FailureException refused(CommonError code, String name, String detail) {
        String field = Fields.shortened(name);
        return new FailureException(Failure.fields(code, List.of(new FieldError(field, code.code(), detail))));
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new FailureException(Failure.of(CommonError.BAD_REQUEST, "The query cannot be decoded."));
        }
    }
}
