package com.jsonexpress.identity.kv.redis;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.core.spi.ProviderContext;
import com.jsonexpress.identity.error.BootException;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One connection that all threads share, and the client behind it where that is ours. Thread-safe. */
final class Link implements AutoCloseable {
    private static final long HEALTH_MILLIS = 800;

    private final StatefulConnection<byte[], byte[]> connection;
    private final RedisClusterCommands<byte[], byte[]> commands;
    private final RedisClusterAsyncCommands<byte[], byte[]> asynchronous;
    private final Runnable closeClient;

    private Link(StatefulRedisConnection<byte[], byte[]> connection, Runnable closeClient) {
        this.connection = connection;
        this.commands = connection.sync();
        this.asynchronous = connection.async();
        this.closeClient = closeClient;
    }

    private Link(StatefulRedisClusterConnection<byte[], byte[]> connection, Runnable closeClient) {
        this.connection = connection;
        this.commands = connection.sync();
        this.asynchronous = connection.async();
        this.closeClient = closeClient;
    }

    /** @throws BootException where there is no address, or nobody answers there */
    static Link open(ProviderContext context) {
        Config config = context.config();
        Link link = config.isSet(RedisKeys.URL) ? OwnClient.connect(config) : ofTheHost(context);
        link.connection.setTimeout(config.get(RedisKeys.TIMEOUT));
        return link;
    }

    private static Link ofTheHost(ProviderContext context) {
        Optional<RedisClient> client = context.offer(RedisClient.class);
        Optional<RedisClusterClient> cluster = context.offer(RedisClusterClient.class);
        try {
            if (client.isPresent()) {
                return to(client.get(), () -> {});
            }
            if (cluster.isPresent()) {
                return to(cluster.get(), () -> {});
            }
        } catch (RedisException | IllegalStateException e) {
            throw new BootException(
                    "the host's Redis client does not connect (" + Failures.told(e) + ")",
                    "Check the host's own settings of Redis, or set jex.redis.url.");
        }
        throw new BootException(
                "the provider redis has no address", "Set jex.redis.url, such as redis://localhost:6379.");
    }

    static Link to(RedisClient client, Runnable closeClient) {
        return new Link(client.connect(ByteArrayCodec.INSTANCE), closeClient);
    }

    static Link to(RedisClusterClient client, Runnable closeClient) {
        return new Link(client.connect(ByteArrayCodec.INSTANCE), closeClient);
    }

    /**
     * What Redis answers.
     *
     * @throws com.jsonexpress.identity.error.UnavailableException where it does not
     */
    <T extends @Nullable Object> T ask(Function<RedisClusterCommands<byte[], byte[]>, T> question) {
        try {
            return question.apply(commands);
        } catch (RedisException e) {
            throw Failures.unavailable(e);
        }
    }

    Health health() {
        try {
            asynchronous.ping().get(HEALTH_MILLIS, TimeUnit.MILLISECONDS);
            return Health.ok();
        } catch (ExecutionException | TimeoutException | RedisException e) {
            return Health.down("Redis does not answer (" + Failures.told(e) + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Health.down("interrupted");
        }
    }

    @Override
    public void close() {
        connection.close();
        closeClient.run();
    }
}
