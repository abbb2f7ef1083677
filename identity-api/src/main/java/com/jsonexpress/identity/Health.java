package com.jsonexpress.identity;

import java.util.Map;

/**
 * How a part is.
 *
 * @param up whether it answers now
 * @param detail one short sentence without secrets
 * @param gauges numbers by name, such as {@code pending} or {@code dead}
 */
public record Health(boolean up, String detail, Map<String, Long> gauges) {
    public Health {
        gauges = Map.copyOf(gauges);
    }

    public static Health ok() {
        return new Health(true, "up", Map.of());
    }

    public static Health ok(Map<String, Long> gauges) {
        return new Health(true, "up", gauges);
    }

    public static Health down(String detail) {
        return new Health(false, detail, Map.of());
    }
}
