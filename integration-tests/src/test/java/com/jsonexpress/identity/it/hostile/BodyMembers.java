package com.jsonexpress.identity.it.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** JSON whose members are not those of the route (contract 2.1, 2.3; ASVS 5.0 15.3.3, mass assignment). */
final class BodyMembers {
    private static final Set<String> UNTOUCHABLE = Set.of("password", "passwordhash", "tokenversion");

    private static final List<String> NAMES = List.of(
            "",
            " ",
            "surprise",
            "__proto__",
            "constructor",
            "prototype",
            "toString",
            "class",
            "@type",
            "$where",
            "$ne",
            "$ref",
            "_id",
            "id",
            "sub",
            "userId",
            "user",
            "user.role",
            "user[role]",
            "roles",
            "isAdmin",
            "admin",
            "scope",
            "permissions",
            "emailVerified",
            "email_verified",
            "verified",
            "createdAt",
            "updatedAt",
            "owner",
            "tenant",
            "passwordHash",
            "tokenVersion",
            "PASSWORDHASH",
            "TokenVersion",
            "password_hash",
            "token_version",
            "mailVersion",
            "guesses",
            "contested",
            "external",
            "x-user-payload",
            "authorization",
            "iss",
            "aud",
            "exp",
            "jti",
            "sid",
            "amr",
            "captcha",
            "email\u0000",
            " email",
            "email ",
            "Email",
            "EMAIL",
            "e\u00admail",
            "\u0435mail",
            "email\u200b",
            "\ufeffemail",
            "\u202eemail",
            "email[]",
            "email.0",
            "Role",
            "ROLE",
            "Token",
            "refresh_token",
            "new_password",
            "a".repeat(5_000),
            "a".repeat(63) + "\ud83d\ude00",
            "\ud83d\ude00",
            "\u007f",
            "\u2028",
            "\"",
            "\\",
            "/",
            "{}");

    private static final List<String> NO_TEXT = List.of(
            "null",
            "true",
            "false",
            "0",
            "1",
            "-1",
            "1.5",
            "1e3",
            "12345678901234567890",
            "[]",
            "{}",
            "[\"x\"]",
            "[null]",
            "[[]]",
            "{\"$ne\":null}",
            "{\"$gt\":\"\"}",
            "{\"$regex\":\".*\"}",
            "{\"a\":1}",
            "{\"toString\":\"x\"}",
            "[\"a\",\"b\"]");

    private static final List<String> NO_FLAG = List.of(
            "null",
            "0",
            "1",
            "-1",
            "1.0",
            "\"true\"",
            "\"false\"",
            "\"\"",
            "\"on\"",
            "\"1\"",
            "[]",
            "{}",
            "[true]",
            "{\"a\":true}",
            "1e0",
            "\"TRUE\"");

    private static final List<String> NO_ROLE = List.of(
            "",
            " ",
            "Admin",
            "ADMIN",
            "admin ",
            " admin",
            "admin\n",
            "admin\u0000",
            "a b",
            "1a",
            "-a",
            "_a",
            "a.b",
            "a/b",
            "a,b",
            "a;b",
            "\u0430dmin",
            "admin\u200b",
            "\uff41dmin",
            "a'--",
            "a\"",
            "<b>",
            "a\u0301",
            "a".repeat(65),
            "a".repeat(5_000),
            "*",
            "{}",
            "null\t");

    private BodyMembers() {}

    static List<HostileBody> on(Attacked route) {
        List<HostileBody> bodies = new ArrayList<>();
        for (String name : NAMES) {
            boolean untouchable = route.isOfUsers() && UNTOUCHABLE.contains(name.toLowerCase(Locale.ROOT));
            String code = untouchable ? "field_not_accepted" : "validation_failed";
            String told = name.length() > 64 ? name.substring(0, name.startsWith("\ud83d", 63) ? 63 : 64) : name;
            bodies.add(HostileBody.badField("a member too many", route.jsonWith(name, "x"), code, told));
            bodies.add(HostileBody.badField("a member too many", route.jsonWith(name, true), code, told));
        }
        for (String name : route.texts()) {
            NO_TEXT.forEach(value -> bodies.add(wrongType(route, name, value)));
        }
        for (String name : route.flags()) {
            NO_FLAG.forEach(value -> bodies.add(wrongType(route, name, value)));
        }
        for (String name : route.required()) {
            bodies.add(HostileBody.badField("a member missing", route.jsonWithout(name), "validation_failed", name));
        }
        if (route.isOfUsers() && route.texts().contains("role")) {
            NO_ROLE.forEach(role -> bodies.add(
                    HostileBody.badField("no role", route.jsonWith("role", role), "validation_failed", "role")));
        }
        if (route.isOfUsers()) {
            for (String name :
                    List.of("password", "Password", "PASSWORD", "passWord", "passwordhash", "tokenversion")) {
                bodies.add(HostileBody.badField(
                        "a member nobody writes", route.jsonWith(name, "x"), "field_not_accepted", name));
            }
        }
        return bodies;
    }

    /** The route's own members with one value replaced, as text: the value may be any JSON. */
    private static HostileBody wrongType(Attacked route, String name, String value) {
        String text = route.jsonWith(name, "\u2603").replace("\"\u2603\"", value);
        return HostileBody.badField("a member of another type", text, "validation_failed", name);
    }
}
