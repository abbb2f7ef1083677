package com.jsonexpress.identity.kv.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The operations, each one command or one script on one key.
 *
 * <p>Redis ends a value when its clock, which counts whole milliseconds, has passed the end. So one millisecond is taken
 * off, and a value that would have none left is not written at all.
 */
final class Values {
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final String OK = "OK";

    /** KEYS: key. ARGV: expected value, new value, milliseconds (0: the new value ends at once). */
    private static final Script REPLACE = new Script("""
            if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
            if ARGV[3] == '0' then redis.call('DEL', KEYS[1])
            else redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3]) end
            return 1""");

    /**
     * KEYS: key. ARGV: milliseconds (0: a new counter ends at once). 0 where there is no counter, or a full one. Digits, for
     * the numbers of Lua are exact up to 16 of them only.
     */
    private static final Script INCREMENT = new Script("""
            local old = redis.call('GET', KEYS[1])
            if old then
              local counts = old == '0' or #old <= 18 and string.find(old, '^[1-9]%d*$')
              if not counts or old == '999999999999999999' then return '0' end
              redis.call('INCR', KEYS[1])
              return redis.call('GET', KEYS[1])
            end
            if ARGV[1] ~= '0' then redis.call('SET', KEYS[1], '1', 'PX', ARGV[1]) end
            return '1'""");

    private final Link link;
    private final Prefix prefix;

    Values(Link link, Prefix prefix) {
        this.link = link;
        this.prefix = prefix;
    }

    Optional<byte[]> get(String key) {
        return Optional.ofNullable(link.ask(redis -> redis.get(prefix.key(key))));
    }

    void set(String key, byte[] value, Duration ttl) {
        long millis = millis(ttl);
        if (millis == 0) {
            delete(key);
        } else {
            link.ask(redis -> redis.set(prefix.key(key), value, SetArgs.Builder.px(millis)));
        }
    }

    boolean setIfAbsent(String key, byte[] value, Duration ttl) {
        long millis = millis(ttl);
        return millis == 0
                ? get(key).isEmpty()
                : OK.equals(link.ask(redis ->
                        redis.set(prefix.key(key), value, SetArgs.Builder.nx().px(millis))));
    }

    Optional<byte[]> take(String key) {
        return Optional.ofNullable(link.ask(redis -> redis.getdel(prefix.key(key))));
    }

    boolean replace(String key, byte[] expected, byte[] value, Duration ttl) {
        byte[] millis = ascii(millis(ttl));
        return number(redis -> REPLACE.run(redis, ScriptOutputType.INTEGER, prefix.key(key), expected, value, millis))
                == 1;
    }

    long increment(String key, Duration ttl) {
        byte[] millis = ascii(millis(ttl));
        byte[] digits = Objects.requireNonNull(link.ask(redis -> {
            try {
                return INCREMENT.<byte[]>run(redis, ScriptOutputType.VALUE, prefix.key(key), millis);
            } catch (RedisCommandExecutionException e) {
                if (String.valueOf(e.getMessage()).contains("WRONGTYPE")) {
                    return ascii(0);
                }
                throw e;
            }
        }));
        long sum = Long.parseLong(new String(digits, US_ASCII));
        if (sum == 0) {
            throw new IllegalStateException("the value is no counter, or a full one");
        }
        return sum;
    }

    boolean delete(String key) {
        return number(redis -> redis.del(prefix.key(key))) == 1;
    }

    private long number(Function<RedisClusterCommands<byte[], byte[]>, Long> question) {
        return Objects.requireNonNull(link.ask(question));
    }

    private static long millis(Duration ttl) {
        if (ttl.isNegative() || ttl.isZero() || ttl.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a value lives for more than zero and at most 366 days");
        }
        return Math.max(0, ttl.toMillis() - 1);
    }

    private static byte[] ascii(long number) {
        return Long.toString(number).getBytes(US_ASCII);
    }
}
