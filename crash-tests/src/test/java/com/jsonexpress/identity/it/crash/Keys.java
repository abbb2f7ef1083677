package com.jsonexpress.identity.it.crash;

import com.jsonexpress.identity.it.support.App;
import java.util.Map;
import java.util.TreeMap;

/** What the applications of the tests are configured with. */
final class Keys {
    private Keys() {}

    /** Users, keys and jobs in a database, mails to a server; many requests of one machine. */
    static Map<String, String> of(String database, Mails mails, String... more) {
        Map<String, String> keys = new TreeMap<>(mails.keys());
        keys.put("jex.auth.secret", App.SECRET);
        keys.put("jex.jdbc.url", database);
        keys.put("jex.kv", "jdbc");
        keys.put("jex.limit.enabled", "false");
        keys.put("jex.auth.hash.queue", "256");
        keys.put("jex.auth.hash.timeout", "60s");
        for (int i = 0; i < more.length; i += 2) {
            keys.put(more[i], more[i + 1]);
        }
        return keys;
    }
}
