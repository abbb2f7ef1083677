package com.jsonexpress.identity.middleware;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an operator reads about the issuer's keys: each change once. For one thread. */
final class KeyLog {
    private static final Logger LOG = LoggerFactory.getLogger(AuthMiddleware.class);

    /** What was told last of the endpoint. */
    private enum Told {
        NOTHING,
        ANSWERS,
        OLD_KEYS,
        NO_KEYS
    }

    private final String host;
    private Told told = Told.NOTHING;
    private List<String> dropped = List.of();

    KeyLog(String host) {
        this.host = host;
    }

    void fetched(KeySet keys) {
        if (told != Told.ANSWERS) {
            LOG.info("The JWKS endpoint at {} answers; usable keys: {}", host, keys.size());
        }
        told = Told.ANSWERS;
        if (!keys.dropped().equals(dropped)) {
            dropped = keys.dropped();
            dropped.forEach(key -> LOG.warn("Left out of the keys of {}: {}", host, key));
        }
        if (keys.size() == 0) {
            LOG.warn("The issuer at {} has no usable key: no token can be good", host);
        }
    }

    void failed(String problem, boolean usable) {
        Told now = usable ? Told.OLD_KEYS : Told.NO_KEYS;
        if (now == told) {
            LOG.debug("The JWKS endpoint at {} {}", host, problem);
        } else if (usable) {
            LOG.warn("The JWKS endpoint at {} {}. Its keys of before go on to count for a while", host, problem);
        } else {
            LOG.warn(
                    "The JWKS endpoint at {} {}. Requests with a token are answered 503 until it has keys; "
                            + "it is asked again every second",
                    host,
                    problem);
        }
        told = now;
    }
}
