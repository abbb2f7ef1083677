package com.jsonexpress.identity.kv.redis;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.Mistake;
import com.jsonexpress.identity.config.Secret;
import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisURI;
import io.lettuce.core.StaticCredentialsProvider;
import io.lettuce.core.cluster.RedisClusterURIUtil;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the configuration says of where Redis is. */
final class Addresses {
    /** How long a login may take, at boot and after an outage. Answers have a limit of their own. */
    private static final Duration HANDSHAKE = Duration.ofSeconds(5);

    private Addresses() {}

    static List<Mistake> check(Config config) {
        if (config.isSet(RedisKeys.USER) && !config.isSet(RedisKeys.PASSWORD)) {
            return List.of(new Mistake(
                    RedisKeys.USER.name(),
                    "has no password, and would not be used",
                    "Set jex.redis.password as well, or write both into jex.redis.url."));
        }
        if (!config.isSet(RedisKeys.URL)) {
            return config.isSet(RedisKeys.PASSWORD)
                    ? List.of(new Mistake(
                            RedisKeys.PASSWORD.name(),
                            "belongs to an address, and there is none",
                            "Set jex.redis.url, or leave the password to the host's client."))
                    : List.of();
        }
        try {
            of(config);
            return List.of();
        } catch (IllegalArgumentException e) {
            return List.of(new Mistake(
                    RedisKeys.URL.name(),
                    "cannot be read as an address",
                    "Write redis://host:6379, rediss://host:6380 for TLS, redis-sentinel://host:26379#master, or the nodes of a"
                            + " cluster as redis://host1,host2 with jex.redis.cluster=true; escape odd characters of a password as in"
                            + " any URL."));
        }
    }

    /** @throws IllegalArgumentException where it is no address */
    static List<RedisURI> of(Config config) {
        String url = RedisKeys.text(config.get(RedisKeys.URL));
        List<RedisURI> addresses = config.get(RedisKeys.CLUSTER)
                ? RedisClusterURIUtil.toRedisURIs(URI.create(url))
                : List.of(RedisURI.create(url));
        Optional<Secret> password = config.find(RedisKeys.PASSWORD);
        for (RedisURI address : addresses) {
            address.setTimeout(HANDSHAKE);
            address.setClientName("identity");
            password.ifPresent(secret -> address.setCredentialsProvider(new StaticCredentialsProvider(
                    RedisCredentials.just(config.find(RedisKeys.USER).orElse(null), RedisKeys.text(secret)))));
        }
        return addresses;
    }

    /** Hosts and ports, without user and password. */
    static String told(List<RedisURI> addresses) {
        return addresses.stream()
                .flatMap(address ->
                        address.getSentinels().isEmpty() ? Stream.of(address) : address.getSentinels().stream())
                .map(address -> address.getHost() + ":" + address.getPort())
                .collect(Collectors.joining(", "));
    }
}
