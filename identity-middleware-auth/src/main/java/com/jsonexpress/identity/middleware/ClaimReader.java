package com.jsonexpress.identity.middleware;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads claims with their types (RFC 7519 §2, §4.1). A claim that is null or of another type is refused. */
final class ClaimReader {
    private static final int MAX_TEXT = 256;
    private static final long LATEST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
    private static final int MAX_DIGITS = 30;
    private static final int MAX_SCALE = 15;

    private final Map<String, @Nullable Object> claims;

    ClaimReader(Map<String, @Nullable Object> claims) {
        this.claims = claims;
    }

    /** Not empty, at most 256 characters, no control character. */
    String text(String name) throws RefusedException {
        return text(name, required(name));
    }

    Optional<String> optionalText(String name) throws RefusedException {
        Object value = claims.get(name);
        return isAbsent(name, value) ? Optional.empty() : Optional.of(text(name, value));
    }

    private static String text(String name, @Nullable Object value) throws RefusedException {
        if (value instanceof String text && isText(text)) {
            return text;
        }
        throw invalid(name);
    }

    /** A NumericDate: whole or fractional seconds from 1970 to 9999, cut off at nanoseconds. */
    Instant date(String name) throws RefusedException {
        return date(name, required(name));
    }

    private static Instant date(String name, @Nullable Object value) throws RefusedException {
        if (value instanceof Long whole && whole >= 0 && whole <= LATEST) {
            return Instant.ofEpochSecond(whole);
        }
        if (value instanceof BigDecimal decimal && isSmall(decimal)) {
            return decimal(name, decimal);
        }
        throw invalid(name);
    }

    private static Instant decimal(String name, BigDecimal seconds) throws RefusedException {
        if (seconds.signum() < 0 || seconds.compareTo(BigDecimal.valueOf(LATEST)) > 0) {
            throw invalid(name);
        }
        BigDecimal floor = seconds.setScale(0, RoundingMode.FLOOR);
        long nanos = seconds.subtract(floor).movePointRight(9).longValue();
        return Instant.ofEpochSecond(floor.longValueExact(), nanos);
    }

    Optional<Instant> optionalDate(String name) throws RefusedException {
        Object value = claims.get(name);
        return isAbsent(name, value) ? Optional.empty() : Optional.of(date(name, value));
    }

    /** A whole number from 0. */
    long count(String name) throws RefusedException {
        if (required(name) instanceof Long number && number >= 0) {
            return number;
        }
        throw invalid(name);
    }

    /** False where it is absent. */
    boolean flag(String name) throws RefusedException {
        Object value = claims.get(name);
        if (isAbsent(name, value)) {
            return false;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw invalid(name);
    }

    /** Texts; empty where it is absent. */
    List<String> texts(String name) throws RefusedException {
        Object value = claims.get(name);
        if (isAbsent(name, value)) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw invalid(name);
        }
        List<String> texts = new ArrayList<>(list.size());
        for (Object element : list) {
            if (!isText(element)) {
                throw invalid(name);
            }
            texts.add((String) element);
        }
        return List.copyOf(texts);
    }

    /** One text or several; empty where it is absent. */
    List<String> oneOrMoreTexts(String name) throws RefusedException {
        return claims.get(name) instanceof String ? List.of(text(name)) : texts(name);
    }

    static RefusedException invalid(String name) {
        return new RefusedException("claim_not_valid", "The claim " + name + " is not of its type or out of range.");
    }

    /** What is null is there. */
    private boolean isAbsent(String name, @Nullable Object value) {
        return value == null && !claims.containsKey(name);
    }

    private Object required(String name) throws RefusedException {
        Object value = claims.get(name);
        if (value != null) {
            return value;
        }
        if (claims.containsKey(name)) {
            throw invalid(name);
        }
        throw new RefusedException("claim_missing", "An access token holds the claim " + name + ".");
    }

    /** One read, which may be refused. */
    @FunctionalInterface
    interface Read<T> {
        T read() throws RefusedException;
    }

    /** What is read; empty where it is absent or not of its type. */
    static <T> Optional<T> ifValid(Read<T> claim) {
        try {
            return Optional.of(claim.read());
        } catch (RefusedException e) {
            return Optional.empty();
        }
    }

    static boolean isText(@Nullable Object value) {
        if (!(value instanceof String text) || text.isEmpty() || text.length() > MAX_TEXT) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Before any arithmetic: an exponent of a thousand million would fill the memory with its digits. */
    private static boolean isSmall(BigDecimal value) {
        return Math.abs(value.scale()) <= MAX_SCALE && value.precision() <= MAX_DIGITS;
    }
}
