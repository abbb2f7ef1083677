package com.jsonexpress.identity.host.jdk;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.ConfigKey;
import com.jsonexpress.identity.config.IdentityKeys;
import com.jsonexpress.identity.config.Mode;
import java.net.InetSocketAddress;

/** Where the host listens. */
final class HostKeys {
    static final ConfigKey<String> HOST = ConfigKey.text(
            "jex.host", "address the JDK host listens on; localhost by default, in production every address");

    private HostKeys() {}

    static InetSocketAddress address(Config config) {
        int port = config.get(IdentityKeys.PORT);
        if (config.find(HOST).isPresent()) {
            return new InetSocketAddress(config.get(HOST), port);
        }
        return config.get(IdentityKeys.MODE) == Mode.PRODUCTION
                ? new InetSocketAddress(port)
                : new InetSocketAddress("localhost", port);
    }
}
