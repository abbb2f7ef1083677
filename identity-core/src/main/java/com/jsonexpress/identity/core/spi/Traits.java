package com.jsonexpress.identity.core.spi;

/**
 * What boot needs to judge a provider.
 *
 * @param durable whether what it keeps survives the process; an ephemeral secret is refused beside it
 * @param development whether it is meant for development: it yields to a single other one, and production wants it
 *     chosen by name
 */
public record Traits(boolean durable, boolean development) {
    public static final Traits DEVELOPMENT = new Traits(false, true);
    public static final Traits PRODUCTION = new Traits(true, false);
}
