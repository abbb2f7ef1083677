package com.jsonexpress.identity.field;

import com.jsonexpress.identity.access.Audience;
import com.jsonexpress.identity.config.Mistake;
import com.jsonexpress.identity.error.Result;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Looks at declarations of custom fields, and tells every mistake. */
final class Declarations {
    static final int MOST_FIELDS = 64;
    static final int LARGEST_SUM = 16_384;

    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9_]{0,63}");

    /** Members of our answers and bodies, parameters of our queries, and what records hold; in lower case. */
    private static final Set<String> BUILT_IN = Set.of(
            "id",
            "email",
            "role",
            "roles",
            "emailverified",
            "requirepasswordreset",
            "disabled",
            "createdat",
            "updatedat",
            "password",
            "passwordhash",
            "currentpassword",
            "newpassword",
            "tokenversion",
            "mailversion",
            "token",
            "accesstoken",
            "refreshtoken",
            "tokentype",
            "expiresin",
            "user",
            "all",
            "limit",
            "cursor",
            "contested",
            "owedmail",
            "owedsince",
            "seedstate",
            "locale",
            "fields",
            "keys",
            "external",
            "externalid",
            "sub",
            "iss");

    private final List<Mistake> mistakes = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private Declarations() {}

    static List<Mistake> mistakes(List<UserField> declared) {
        Declarations declarations = new Declarations();
        declared.forEach(declarations::look);
        declarations.lookAtAll(declared);
        return List.copyOf(declarations.mistakes);
    }

    private void lookAtAll(List<UserField> declared) {
        if (declared.size() > MOST_FIELDS) {
            add("*", "there are more than " + MOST_FIELDS, "Keep what belongs together in a record of your own.");
        }
        long sum = declared.stream().mapToLong(field -> field.type().maxSize()).sum();
        if (sum > LARGEST_SUM) {
            add(
                    "*",
                    "all together may take " + sum + " characters, more than " + LARGEST_SUM,
                    "Lower their maximal lengths, or keep long texts in a record of your own.");
        }
    }

    private void look(UserField field) {
        BiConsumer<String, String> mistake = (problem, remedy) -> add(field.name(), problem, remedy);
        lookAtName(field.name(), mistake);
        field.type().problem().ifPresent(problem -> mistake.accept(problem, "Correct its limits."));
        lookAtKey(field, mistake);
        if (field.isRequired() && !field.isWritableBy(Audience.OWNER)) {
            mistake.accept("is required, and whoever registers cannot write it", "Add writeBy(Audience.OWNER).");
        }
        if (field.defaultValue().isPresent()) {
            lookAtDefault(field, field.read(field.defaultValue().get()), mistake);
        }
    }

    private void lookAtName(String name, BiConsumer<String, String> mistake) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!NAME.matcher(name).matches()) {
            mistake.accept("is no name", "A name is a letter, then letters, digits or _, at most 64 characters.");
        } else if (BUILT_IN.contains(lower)) {
            mistake.accept("is the name of something built in", "Choose another name.");
        } else if (!seen.add(lower)) {
            mistake.accept("is declared twice, in whatever case", "Keep one declaration, or rename one.");
        }
    }

    private static void lookAtKey(UserField field, BiConsumer<String, String> mistake) {
        FieldType type = field.type();
        if (field.isUnique() && !(type instanceof TextType || type instanceof IntegerType)) {
            mistake.accept("is unique, which only a text or a whole number can be", "Remove unique().");
        }
        if (field.isFilterable() && type instanceof TextsType) {
            mistake.accept("is filterable, which a list cannot be", "Remove filterable().");
        }
        if (field.isKey() && type instanceof TextType text && text.maxLength() > UserField.LONGEST_KEY) {
            mistake.accept(
                    "is unique or filterable, and longer than " + UserField.LONGEST_KEY + " characters",
                    "Lower its maximal length.");
        }
    }

    private static void lookAtDefault(UserField field, Result<Object> value, BiConsumer<String, String> mistake) {
        if (!value.isOk()) {
            mistake.accept("has a default that is none of its values", "Correct the default.");
        }
        if (field.isUnique() || field.isRequired()) {
            mistake.accept("is unique or required, and has a default", "Remove the default.");
        }
    }

    private void add(String name, String problem, String remedy) {
        mistakes.add(new Mistake("user field " + shown(name), problem, remedy));
    }

    /** A name may be anything, and is printed. */
    private static String shown(String name) {
        String printable = name.replaceAll("[^\\x21-\\x7e]", "?");
        return printable.length() > 64 ? printable.substring(0, 64) + "…" : printable;
    }
}
