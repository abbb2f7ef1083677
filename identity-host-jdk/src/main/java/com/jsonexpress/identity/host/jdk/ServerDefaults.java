package com.jsonexpress.identity.host.jdk;

import java.util.Map;

/**
 * What the JDK's server reads from system properties, once in a JVM, when its first server is made. Whatever the
 * operator has set stays.
 */
final class ServerDefaults {
    private static final Map<String, String> DEFAULTS = Map.of(
            // a small answer in two writes otherwise waits for the peer's delayed acknowledgement (40 ms)
            "sun.net.httpserver.nodelay",
            "true",
            "sun.net.httpserver.maxReqHeaders",
            "100",
            // past 8 KiB identity answers 431; past this the server closes without an answer
            "sun.net.httpserver.maxReqHeaderSize",
            "65536",
            // what is read of a body nobody wanted, so that its sender sees the answer and no reset
            "sun.net.httpserver.drainAmount",
            "16777216",
            // seconds until a connection that sends nothing, or a request never finished, is closed at the latest
            "sun.net.httpserver.maxReqTime",
            "300",
            "sun.net.httpserver.maxIdleConnections",
            "2000");

    private ServerDefaults() {}

    static void apply() {
        DEFAULTS.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
    }
}
