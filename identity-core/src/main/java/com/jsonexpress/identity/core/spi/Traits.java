package com.jsonexpress.identity.core.spi;

/**
 * What boot needs to judge a provider.
 *
 * @param durable whether what it keeps survives the process; an ephemeral secret is refused beside it
 * @param development whether it is meant for development: it yields to a single other one, and production wants it
 *     chosen by name
 * @param onRequest whether it is used only where its name is configured, never because it happens to be there
 */
public record Traits(boolean durable, boolean development, boolean onRequest) {
    public static final Traits DEVELOPMENT = new Traits(false, true, false);
    public static final Traits PRODUCTION = new Traits(true, false, false);
    public static final Traits PRODUCTION_ON_REQUEST = new Traits(true, false, true);
}
