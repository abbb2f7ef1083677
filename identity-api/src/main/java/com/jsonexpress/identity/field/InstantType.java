package com.jsonexpress.identity.field;

import com.jsonexpress.identity.error.Result;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A moment, given as RFC 3339 text or as an {@code Instant}; kept as RFC 3339 text in UTC, to the millisecond. */
public record InstantType() implements FieldType {
    private static final Instant YEAR_0 = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z");
    private static final int LONGEST = 64;

    @Override
    public Result<Object> read(String field, Object value) {
        return moment(value)
                .filter(moment -> !moment.isBefore(YEAR_0) && moment.isBefore(YEAR_10000))
                .map(moment ->
                        Result.<Object>ok(moment.truncatedTo(ChronoUnit.MILLIS).toString()))
                .orElseGet(() -> FieldType.wrongType(field, "a moment such as 2026-01-31T12:00:00Z"));
    }

    @Override
    public long maxSize() {
        return 24;
    }

    @Override
    public Optional<String> problem() {
        return Optional.empty();
    }

    private static Optional<Instant> moment(Object value) {
        if (value instanceof Instant moment) {
            return Optional.of(moment);
        }
        if (!(value instanceof String text) || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
