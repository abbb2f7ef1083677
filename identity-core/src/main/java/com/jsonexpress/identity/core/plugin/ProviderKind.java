package com.jsonexpress.identity.core.plugin;

import com.jsonexpress.identity.config.ConfigKey;
import com.jsonexpress.identity.core.spi.Provider;
import java.util.Objects;

/**
 * One kind of provider, and the key that chooses one where several are found. A plugin that needs providers of an SPI of
 * its own declares it by one of these; they are found, selected, checked, started and closed as ours are.
 *
 * @param type the SPI
 * @param role short, in lower case, as in health and report; unique
 * @param key what chooses one by name, such as {@code jex.sms}; declared by this already
 * @param artifact Maven coordinates of one such provider, for the remedy where none is found
 */
public record ProviderKind<T extends Provider>(Class<T> type, String role, ConfigKey<String> key, String artifact) {
    public ProviderKind {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(key, "key");
        if (!role.matches(Plugin.NAME_FORM)) {
            throw new IllegalArgumentException("a role is lower case letters, digits and hyphens, at most 32 of them");
        }
    }
}
