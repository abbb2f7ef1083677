package com.jsonexpress.identity.schema;

import java.util.regex.Pattern;

/** Role names: {@code [a-z][a-z0-9_-]{0,63}}. Only {@link #ADMIN} has a built-in meaning. */
public final class Roles {
    public static final String ADMIN = "admin";

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_-]{0,63}");

    private Roles() {}

    public static boolean isValid(String role) {
        return FORM.matcher(role).matches();
    }
}
