package com.jsonexpress.identity.discovery;

import java.util.List;

/**
 * What discovery found of one kind.
 *
 * @param services in the order of their class names
 * @param broken one sentence per provider that could not be made, naming its jar
 */
public record Found<T>(List<T> services, List<String> broken) {
    public Found {
        services = List.copyOf(services);
        broken = List.copyOf(broken);
    }
}
