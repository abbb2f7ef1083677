package com.jsonexpress.identity.core.web;

import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The OpenAPI 3.1 document of our routes: a handwritten template, filled in once at boot with the paths, with what is
 * mounted and with the declared fields. How the template is marked stands in its first lines.
 */
final class OpenApi {
    private static final String BLOCK = "#: route ";
    private static final String END = "#: end";
    private static final String FIELDS = "#: fields";

    /**
     * A declared user field.
     *
     * @param name as in JSON; letters, digits and {@code _}
     * @param schema its JSON Schema, as JSON on one line
     */
    record Field(String name, String schema) {}

    private OpenApi() {}

    /** The answer with the document of the routes with these names. */
    static Response answer(String auth, String users, Set<String> mounted, List<Field> fields) {
        String document = document(auth, users, mounted, fields);
        return new Response(
                200, Headers.of("Content-Type", "application/yaml"), document.getBytes(StandardCharsets.UTF_8));
    }

    static String document(String auth, String users, Set<String> mounted, List<Field> fields) {
        List<String> lines = new ArrayList<>();
        boolean kept = true;
        for (String line : template()) {
            String marker = line.strip();
            if (marker.startsWith(BLOCK)) {
                kept = mounted.contains(marker.substring(BLOCK.length()));
            } else if (marker.equals(END)) {
                kept = true;
            } else if (marker.equals(FIELDS)) {
                String indent = line.substring(0, line.indexOf('#'));
                fields.forEach(field -> lines.add(indent + field.name() + ": " + field.schema()));
            } else if (kept && !line.startsWith("#")) {
                lines.add(line.replace("${auth}", auth).replace("${users}", users));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static List<String> template() {
        try (InputStream in = Objects.requireNonNull(OpenApi.class.getResourceAsStream("openapi.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
