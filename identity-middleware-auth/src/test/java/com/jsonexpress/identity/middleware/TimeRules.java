package com.jsonexpress.identity.middleware;

import static com.jsonexpress.identity.middleware.Mutant.bad;
import static com.jsonexpress.identity.middleware.Mutant.good;
import static com.jsonexpress.identity.middleware.TestToken.SECONDS;

import java.math.BigDecimal;
import java.util.List;

/** The claims that are times (RFC 7519 §2, NumericDate), and the leeway of 30 s; all rightly signed. */
final class TimeRules {
    private static final long LATEST = 253_402_300_799L;

    private TimeRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.of("a NumericDate in every form", "7519 §2", TimeRules::forms),
                Rule.of("a NumericDate that is none", "7519 §2", TimeRules::noDate),
                Rule.of("a time before 1970 or after 9999", "profile", TimeRules::outOfRange),
                Rule.of("expired", "7519 §4.1.4", TimeRules::expired),
                Rule.of("expired within the leeway", "7519 §4.1.4", TimeRules::barelyExpired),
                Rule.of("nbf or iat in the future", "7519 §4.1.5, profile", TimeRules::early),
                Rule.of("nbf or iat past, or within the leeway", "7519 §4.1.5", TimeRules::barelyEarly));
    }

    private static Mutant forms(Draft draft, Dice dice) {
        String name = dice.one("exp", "iat", "nbf");
        long time = name.equals("exp") ? SECONDS + 60 + dice.below(100_000_000) : SECONDS - dice.below(100_000_000);
        String value = form(time, dice);
        return good(draft.claim(name, value).token(), name + " " + value);
    }

    private static String form(long time, Dice dice) {
        return dice.one(
                Long.toString(time),
                time + ".0",
                time + ".000",
                time + ".5",
                time + ".123456789",
                time + "e0",
                time + "E+0",
                time + "0e-1",
                time + "000E-3",
                time + ".25E0",
                BigDecimal.valueOf(time, 9).toPlainString() + "e9",
                BigDecimal.valueOf(time, 9).toPlainString() + "E+09",
                BigDecimal.valueOf(time, 3).toPlainString() + "e3",
                "0." + time + "e10",
                time / 1000 + "e3");
    }

    private static Mutant noDate(Draft draft, Dice dice) {
        String name = dice.one("exp", "iat", "nbf");
        String time = Long.toString(name.equals("exp") ? SECONDS + 600 : SECONDS - 600);
        String value = dice.one(
                "\"" + time + "\"",
                "\"2026-11-24T12:00:00Z\"",
                "\"\"",
                "null",
                "true",
                "false",
                "[" + time + "]",
                "[]",
                "{}",
                "{\"v\":" + time + "}",
                "NaN",
                "Infinity",
                "-Infinity",
                "0x7fffffff",
                "0" + time,
                "+" + time,
                time + "s",
                time + "L",
                time + ".",
                time + "e",
                "\"now\"");
        return bad(draft.claim(name, value).token(), name + " " + value);
    }

    private static Mutant outOfRange(Draft draft, Dice dice) {
        String name = dice.one("exp", "iat", "nbf");
        String value = dice.one(
                "-1",
                "-0.001",
                "-1e9",
                "-" + SECONDS,
                Long.toString(LATEST + 1),
                LATEST + ".000001",
                SECONDS * 1000 + "",
                Long.toString(Long.MAX_VALUE),
                Long.toString(Long.MIN_VALUE),
                "9223372036854775808",
                "18446744073709551616",
                "99999999999999999999999999",
                "1e12",
                "1e18",
                "1e19",
                "1e300",
                "1e400",
                "1e401",
                "1E999999999",
                "1E-999999999",
                SECONDS + ".0000000000000001",
                "1e99999999999",
                "-1e999999999",
                "1" + "0".repeat(150));
        return bad(draft.claim(name, value).token(), name + " " + value);
    }

    private static Mutant expired(Draft draft, Dice dice) {
        long ago = 30 + dice.one(0, 0, 1, dice.below(100), dice.below(1_000_000_000));
        String value = dice.one(
                Long.toString(SECONDS - ago),
                form(SECONDS - ago - 1, dice),
                SECONDS - ago - 1 + ".999999999",
                "0",
                "1",
                "0.5",
                SECONDS - ago + ".0");
        value = value.endsWith("e3") ? (SECONDS - ago) / 1000 + "e3" : value;
        return bad(draft.claim("exp", value).token(), "exp " + value);
    }

    private static Mutant barelyExpired(Draft draft, Dice dice) {
        long ago = dice.one(0, 1, 29, dice.below(30));
        String value = SECONDS - ago + dice.one("", ".0", ".5", ".999999999", "e0");
        return good(draft.claim("exp", value).token(), "exp " + value);
    }

    private static Mutant early(Draft draft, Dice dice) {
        String name = dice.one("nbf", "iat");
        long ahead = 31 + dice.one(0, 1, dice.below(100), dice.below(1_000_000_000));
        String value = dice.one(
                Long.toString(SECONDS + ahead),
                SECONDS + 30 + ".000000001",
                SECONDS + 30 + ".5",
                SECONDS + ahead + ".0",
                SECONDS + ahead + "e0",
                SECONDS + ahead + "00E-2",
                Long.toString(LATEST));
        return bad(draft.claim(name, value).token(), name + " " + value);
    }

    private static Mutant barelyEarly(Draft draft, Dice dice) {
        String name = dice.one("nbf", "iat");
        long ahead = dice.one(30, 30, dice.below(31), -dice.below(1_000_000_000));
        String value = dice.one(
                SECONDS + ahead + "", SECONDS + ahead + ".0", SECONDS + ahead - 1 + ".999999999", "0", "-0", "0.0");
        return good(draft.claim(name, value).token(), name + " " + value);
    }
}
