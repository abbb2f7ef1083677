package com.jsonexpress.identity.core.web;

import com.jsonexpress.identity.access.Audience;
import com.jsonexpress.identity.field.UserField;
import com.jsonexpress.identity.field.UserSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The OpenAPI 3.1 document of our routes: a handwritten template, filled in once at boot with the paths, with what is
 * mounted and with the declared fields. How the template is marked stands in its first lines.
 */
final class OpenApi {
    private static final String MARK = "#: ";
    private static final String ROUTE = MARK + "route ";
    private static final String END = MARK + "end";

    private final String auth;
    private final String users;
    private final Set<String> mounted;
    private final UserSchema schema;

    /** @param mounted the names of the routes to describe */
    OpenApi(String auth, String users, Set<String> mounted, UserSchema schema) {
        this.auth = auth;
        this.users = users;
        this.mounted = Set.copyOf(mounted);
        this.schema = schema;
    }

    /** The document, as YAML. */
    String document() {
        StringBuilder document = new StringBuilder(32_768);
        boolean kept = true;
        for (String line : template()) {
            String text = line.strip();
            if (text.startsWith(ROUTE)) {
                kept = mounted.contains(text.substring(ROUTE.length()));
            } else if (text.equals(END)) {
                kept = true;
            } else if (kept && !line.startsWith("#")) {
                filled(line).forEach(each -> document.append(each).append('\n'));
            }
        }
        return document.toString();
    }

    private Stream<String> filled(String line) {
        int mark = line.indexOf(MARK);
        if (mark < 0) {
            return Stream.of(line.replace("${auth}", auth).replace("${users}", users));
        }
        String before = line.substring(0, mark);
        return switch (line.substring(mark + MARK.length())) {
            case "fields readable" -> properties(before, OpenApi::isPublic);
            case "fields of the owner" -> properties(before, field -> field.isWritableBy(Audience.OWNER));
            case "fields of the admin" ->
                properties(before, field -> field.isWritableBy(Audience.ADMIN) && isPublic(field));
            case "closed" ->
                schema.fields().stream().allMatch(OpenApi::isPublic) ? Stream.of(before.stripTrailing()) : Stream.of();
            case "required" ->
                Stream.of(before.replace("]", requiredToo() + "]").stripTrailing());
            case "filters" ->
                schema.filters(Audience.OWNER).stream()
                        .sorted()
                        .map(name -> before + "- {name: " + name + ", in: query, schema: {type: string}}");
            default -> throw new IllegalStateException("no such mark: " + line);
        };
    }

    /** Anybody may read the document, so that it is silent on fields whose owner does not see them. */
    private static boolean isPublic(UserField field) {
        return field.isReadableBy(Audience.OWNER);
    }

    private Stream<String> properties(String indent, Predicate<UserField> which) {
        return schema.fields().stream()
                .filter(which)
                .map(field -> indent + '"' + field.name() + "\": " + FieldSchema.of(field));
    }

    private String requiredToo() {
        return schema.fields().stream()
                .filter(UserField::isRequired)
                .map(field -> ", \"" + field.name() + '"')
                .collect(Collectors.joining());
    }

    private static List<String> template() {
        try (InputStream in = Objects.requireNonNull(OpenApi.class.getResourceAsStream("openapi.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
