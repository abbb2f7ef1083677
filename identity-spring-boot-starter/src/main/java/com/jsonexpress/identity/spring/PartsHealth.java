package com.jsonexpress.identity.spring;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.Identity;
import java.util.Map;
import java.util.TreeMap;

/** How the parts of identity are, asked once and told to the actuator of either version. */
record PartsHealth(boolean up, Map<String, Object> details) {

    static PartsHealth of(Identity identity) {
        Map<String, Health> parts = identity.health();
        Map<String, Object> details = new TreeMap<>();
        parts.forEach((name, part) -> {
            Map<String, Object> detail = new TreeMap<>(part.gauges());
            detail.put("status", part.up() ? "UP" : "DOWN");
            detail.put("detail", part.detail());
            details.put(name, detail);
        });
        return new PartsHealth(parts.values().stream().allMatch(Health::up), details);
    }
}
