package com.jsonexpress.identity.examples.resourceserver;

import com.jsonexpress.identity.config.ConfigSource;
import com.jsonexpress.identity.config.ConfigSources;
import com.jsonexpress.identity.config.IdentityKeys;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether whoever runs the example has decided on the tokens. */
final class Operator {
    private static final Set<String> DECISIONS =
            Set.of(IdentityKeys.JWKS_URI.name(), IdentityKeys.SECRET.name(), IdentityKeys.MODE.name());

    private Operator() {}

    /**
     * Not where an issuer or a secret is configured, and not where a mode is: production must never trust an issuer that
     * gives a token to whoever asks, and without one its boot fails.
     */
    static boolean wantsTheTryOut() {
        List<ConfigSource> sources =
                ConfigSources.of(Map.of(), List.of(), Path.of(""), true, Operator.class.getClassLoader());
        return sources.stream().noneMatch(Operator::decides);
    }

    private static boolean decides(ConfigSource source) {
        return source.values().keySet().stream()
                .anyMatch(key -> DECISIONS.stream().anyMatch(key.replace("__", ".")::equalsIgnoreCase));
    }
}
