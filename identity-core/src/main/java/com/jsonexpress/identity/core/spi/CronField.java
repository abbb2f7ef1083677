package com.jsonexpress.identity.core.spi;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One field of a {@link Cron}. Immutable.
 *
 * @param bits one bit per value
 * @param restricted whether it does not begin with {@code *}
 */
record CronField(long bits, boolean restricted) {
    private static final Pattern PART = Pattern.compile("(\\*|(\\d{1,2})(?:-(\\d{1,2}))?)(?:/(\\d{1,2}))?");
    private static final int SUNDAY_AGAIN = 7;

    static CronField parse(String name, String text, int min, int max) {
        long bits = 0;
        for (String part : text.split(",", -1)) {
            bits |= bitsOf(name, part, min, max);
        }
        return new CronField(bits, !text.startsWith("*"));
    }

    /** 7 is Sunday as well as 0, so that {@code 5-7} reads from Friday to Sunday. */
    static CronField weekday(String text) {
        CronField field = parse("day of week", text.replace("*", "0-6"), 0, SUNDAY_AGAIN);
        long sunday = field.has(SUNDAY_AGAIN) ? 1 : 0;
        return new CronField(field.bits & ~(1L << SUNDAY_AGAIN) | sunday, !text.startsWith("*"));
    }

    boolean has(int value) {
        return (bits >> value & 1) == 1;
    }

    /** The least value that is not below {@code first}. */
    OptionalInt from(int first) {
        long rest = bits >>> first << first;
        return first > 63 || rest == 0 ? OptionalInt.empty() : OptionalInt.of(Long.numberOfTrailingZeros(rest));
    }

    private static long bitsOf(String name, String part, int min, int max) {
        Matcher matcher = PART.matcher(part);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    name + ": expected *, a number, a range a-b or a list of them, each with an optional step /n");
        }
        boolean every = matcher.group(1).equals("*");
        String stepText = matcher.group(4);
        String lastText = matcher.group(3);
        int first = every ? min : Integer.parseInt(matcher.group(2));
        int step = stepText == null ? 1 : Integer.parseInt(stepText);
        int last = lastText == null ? every || stepText != null ? max : first : Integer.parseInt(lastText);
        if (first < min || last > max || first > last) {
            throw new IllegalArgumentException(name + ": expected numbers from " + min + " to " + max + ", upwards");
        }
        if (step < 1 || step > max) {
            throw new IllegalArgumentException(name + ": expected a step from 1 to " + max);
        }
        long bits = 0;
        for (int value = first; value <= last; value += step) {
            bits |= 1L << value;
        }
        return bits;
    }
}
