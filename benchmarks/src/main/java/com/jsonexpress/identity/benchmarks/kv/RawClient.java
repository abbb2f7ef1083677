package com.jsonexpress.identity.benchmarks.kv;

import io.lettuce.core.RedisClient;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Lettuce alone: one connection for all callers, as the provider has it. */
final class RawClient implements AutoCloseable {
    private static final long MILLIS = SessionBytes.LIFE.toMillis();
    private static final byte[] MILLIS_TEXT = Long.toString(MILLIS).getBytes(StandardCharsets.US_ASCII);

    /** What the provider's replacement is, too. */
    private static final String REPLACE = """
            if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
            if ARGV[3] == '0' then redis.call('DEL', KEYS[1])
            else redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3]) end
            return 1""";

    private final RedisClient client;
    private final StatefulRedisConnection<byte[], byte[]> connection;
    private final RedisCommands<byte[], byte[]> redis;
    private final String replace;
    private final byte[][] keys;

    RawClient(String url, int callers) {
        client = RedisClient.create(url);
        connection = client.connect(ByteArrayCodec.INSTANCE);
        redis = connection.sync();
        replace = redis.scriptLoad(REPLACE.getBytes(StandardCharsets.US_ASCII));
        keys = Arrays.stream(SessionBytes.keys(callers))
                .map(key -> ("raw:" + key).getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
        for (byte[] key : keys) {
            redis.set(key, SessionBytes.first(), SetArgs.Builder.px(MILLIS));
        }
    }

    /** The commands of the provider: {@code GET}, and {@code EVALSHA} of the same script. */
    boolean same(int caller) {
        byte[] stored = redis.get(keys[caller]);
        return redis.<Long>evalsha(
                        replace,
                        ScriptOutputType.INTEGER,
                        new byte[][] {keys[caller]},
                        stored,
                        SessionBytes.next(stored),
                        MILLIS_TEXT)
                == 1;
    }

    /** What would be least: {@code GETDEL} and {@code SET}. */
    boolean pair(int caller) {
        byte[] stored = redis.getdel(keys[caller]);
        return "OK".equals(redis.set(keys[caller], SessionBytes.next(stored), SetArgs.Builder.px(MILLIS)));
    }

    @Override
    public void close() {
        connection.close();
        client.shutdown();
    }
}
