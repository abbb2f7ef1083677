package com.jsonexpress.identity.it.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** An OpenAPI document, against which answers are held. */
public final class ApiDocument {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final Map<String, ApiDocument> KNOWN = new ConcurrentHashMap<>();

    private final JsonNode root;
    private final Map<String, JsonSchema> compiled = new ConcurrentHashMap<>();

    private ApiDocument(JsonNode root) {
        this.root = root;
    }

    public static ApiDocument read(String yaml) {
        return KNOWN.computeIfAbsent(yaml, text -> {
            try {
                return new ApiDocument(YAML.readTree(text));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    public JsonNode root() {
        return root;
    }

    /**
     * What is wrong with an answer; empty where nothing is.
     *
     * @param path without the query
     */
    public String faults(String method, String path, Answer answer) {
        Optional<String> template = template(path);
        if (template.isEmpty()) {
            return answer.status() < 300 ? "is not in the document" : problem(answer);
        }
        JsonNode operation = root.path("paths").path(template.get()).path(method.toLowerCase(java.util.Locale.ROOT));
        if (operation.isMissingNode()) {
            return answer.status() < 300 ? "is a method that is not in the document" : problem(answer);
        }
        String pointer = "/paths/" + escaped(template.get()) + "/" + method.toLowerCase(java.util.Locale.ROOT)
                + "/responses/" + answer.status();
        JsonNode response = root.at(pointer);
        if (response.isMissingNode()) {
            return "has a status that is not in the document";
        }
        return response.has("$ref") ? body(response.get("$ref").asText().substring(1), answer) : body(pointer, answer);
    }

    private static String problem(Answer answer) {
        boolean told = answer.headers()
                .first("Content-Type")
                .filter("application/problem+json"::equals)
                .isPresent();
        return told || answer.body().length == 0 ? "" : "is an error that is no problem";
    }

    private String body(String response, Answer answer) {
        for (Iterator<String> names = root.at(response + "/headers").fieldNames(); names.hasNext(); ) {
            if (answer.headers().first(names.next()).isEmpty()) {
                return "lacks a header field of the document";
            }
        }
        JsonNode content = root.at(response + "/content");
        if (content.isMissingNode()) {
            return answer.body().length == 0 ? "" : "has a body that is not in the document";
        }
        String type = answer.headers().first("Content-Type").orElse("");
        if (!content.has(type)) {
            return "has a content type that is not in the document: " + type;
        }
        JsonSchema schema =
                compiled.computeIfAbsent("#" + response + "/content/" + escaped(type) + "/schema", this::compile);
        // the messages name members, never values of ours that are secret: only the keyword and the place are told
        Set<ValidationMessage> faults = schema.validate(tree(type, answer));
        return faults.isEmpty()
                ? ""
                : faults.stream()
                        .map(fault -> fault.getInstanceLocation() + " " + fault.getType())
                        .toList()
                        .toString();
    }

    private static JsonNode tree(String type, Answer answer) {
        try {
            return type.endsWith("json")
                    ? JSON.readTree(answer.body())
                    : JSON.getNodeFactory().textNode(answer.text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole document, read as a schema whose meaning is the one at {@code reference}. */
    private JsonSchema compile(String reference) {
        ObjectNode schema = root.deepCopy();
        schema.put("$ref", reference);
        return SCHEMAS.getSchema(schema);
    }

    private Optional<String> template(String path) {
        Optional<String> found = Optional.empty();
        for (Iterator<String> names = root.path("paths").fieldNames(); names.hasNext(); ) {
            String name = names.next();
            String pattern = "\\Q" + name.replaceAll("\\{[a-z]+}", "\\\\E[^/]+\\\\Q") + "\\E";
            if (Pattern.matches(pattern, path)) {
                found = Optional.of(name);
            }
        }
        return found;
    }

    private static String escaped(String token) {
        return token.replace("~", "~0").replace("/", "~1");
    }
}
