package com.jsonexpress.identity.kv.redis;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.error.BootException;
import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SocketOptions.KeepAliveOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A client of our own: it connects again within a quarter of a second after Redis is there again, and meanwhile refuses at
 * once. A command that was sent when a connection broke is not sent a second time: it may have been done, and doing it
 * twice would count twice.
 */
final class OwnClient {
    private static final Duration PAUSE = Duration.ofMillis(250);

    /** How long boot waits, whatever a single answer may take. */
    private static final Duration CONNECT = Duration.ofSeconds(3);

    private static final int QUEUED = 20_000;

    private OwnClient() {}

    static Link connect(Config config) {
        List<RedisURI> addresses = Addresses.of(config);
        ClientResources resources = ClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .reconnectDelay(Delay.constant(PAUSE))
                .build();
        try {
            return config.get(RedisKeys.CLUSTER) ? cluster(addresses, resources) : single(addresses.get(0), resources);
        } catch (RedisException | IllegalArgumentException e) {
            shutDown(resources);
            throw new BootException(
                    "Redis at " + Addresses.told(addresses) + " does not take us in (" + Failures.told(e) + ")",
                    "Start it, or correct jex.redis.url, jex.redis.user, jex.redis.password and jex.redis.cluster.");
        } catch (RuntimeException | Error e) {
            shutDown(resources);
            throw e;
        }
    }

    private static Link single(RedisURI address, ClientResources resources) {
        RedisClient client = RedisClient.create(resources, address);
        client.setOptions(options(ClientOptions.builder()).build());
        return linked(client, resources, closing -> Link.to(client, closing));
    }

    private static Link cluster(List<RedisURI> addresses, ClientResources resources) {
        RedisClusterClient client = RedisClusterClient.create(resources, addresses);
        ClusterClientOptions.Builder builder = ClusterClientOptions.builder()
                .topologyRefreshOptions(ClusterTopologyRefreshOptions.builder()
                        .enablePeriodicRefresh(Duration.ofSeconds(30))
                        .build());
        // The connection to a node is opened by the first command for it, which therefore has to wait. The price: what
        // was
        // in flight when a connection broke is sent again. Nothing becomes valid by that; a counter may count twice.
        options(builder).disconnectedBehavior(DisconnectedBehavior.DEFAULT);
        client.setOptions(builder.build());
        return linked(client, resources, closing -> Link.to(client, closing));
    }

    private static Link linked(AbstractRedisClient client, ClientResources resources, Function<Runnable, Link> link) {
        try {
            return link.apply(() -> {
                client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
                shutDown(resources);
            });
        } catch (RuntimeException | Error e) {
            client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
            throw e;
        }
    }

    private static ClientOptions.Builder options(ClientOptions.Builder builder) {
        return builder.autoReconnect(true)
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(QUEUED)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(CONNECT)
                        .keepAlive(KeepAliveOptions.builder()
                                .enable()
                                .idle(Duration.ofSeconds(5))
                                .interval(Duration.ofSeconds(1))
                                .count(3)
                                .build())
                        .build());
    }

    private static void shutDown(ClientResources resources) {
        resources.shutdown(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(3, TimeUnit.SECONDS);
    }
}
