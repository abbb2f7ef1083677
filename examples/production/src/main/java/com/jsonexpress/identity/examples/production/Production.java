package com.jsonexpress.identity.examples.production;

import com.jsonexpress.identity.examples.quickstart.Quickstart;
import java.util.Map;

/**
 * The quickstart, unchanged, on PostgreSQL, Redis and SMTP: dependencies and keys, and no code. {@code --embedded} starts
 * servers for a look at it, {@code --h2} takes a file and nothing else; both in development mode.
 */
public final class Production {
    private Production() {}

    public static void main(String[] arguments) {
        String mode = arguments.length == 0 ? "" : arguments[0];
        Map<String, String> keys = switch (mode) {
            case "" -> Map.of();
            case "--embedded" -> EmbeddedServers.start();
            case "--h2" -> H2File.keys();
            default -> throw new IllegalArgumentException("expected --embedded, --h2 or nothing");
        };
        keys.forEach(System::setProperty);
        Quickstart.main(new String[0]);
    }
}
