package com.jsonexpress.identity.kv.redis;

import com.jsonexpress.identity.error.BootException;
import com.jsonexpress.identity.error.UnavailableException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the server at boot whether it can do what is needed, and whether it may drop what it is given. */
final class ServerCheck {
    private static final Logger LOG = LoggerFactory.getLogger(RedisKvStore.class);
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+).*");

    private ServerCheck() {}

    /** @throws BootException where the server is too old */
    static void run(Link link) {
        String info;
        try {
            info = Objects.requireNonNull(link.ask(redis -> redis.info()));
        } catch (UnavailableException e) {
            LOG.warn(
                    "Redis does not tell about itself ({}): whether it is new enough, and whether it drops values when its memory"
                            + " is full, is not known. Allow the command INFO.",
                    e.getMessage());
            return;
        }
        value(info, "redis_version").ifPresent(ServerCheck::version);
        eviction(info);
    }

    private static void version(String version) {
        Matcher matcher = VERSION.matcher(version);
        if (matcher.matches()) {
            int major = Integer.parseInt(matcher.group(1));
            int minor = Integer.parseInt(matcher.group(2));
            if (major < 6 || major == 6 && minor < 2) {
                throw new BootException(
                        "Redis " + version + " does not know GETDEL, which single-use tokens need",
                        "Use Redis 6.2 or later, or Valkey.");
            }
        }
    }

    /** A value that is dropped early is a session that ends early; a counter that is dropped is a limit forgotten. */
    private static void eviction(String info) {
        String policy = value(info, "maxmemory_policy").orElse("noeviction");
        boolean unlimited = value(info, "maxmemory").orElse("0").equals("0");
        if (!policy.equals("noeviction")) {
            LOG.warn(
                    "Redis may drop sessions, links and the counters of throttling when its memory is full: maxmemory-policy is {}{}."
                            + " Set it to noeviction, or give identity a Redis of its own.",
                    policy,
                    unlimited ? ", and only maxmemory 0 keeps it from that" : "");
        }
    }

    private static Optional<String> value(String info, String name) {
        return info.lines()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }
}
