package com.jsonexpress.identity.kv.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A Lua script: called by its digest, and sent whole where the server does not know it (yet, or any more). */
final class Script {
    private final byte[] text;
    private final String digest;

    Script(String text) {
        this.text = text.getBytes(UTF_8);
        this.digest = sha1(this.text);
    }

    <T> T run(RedisClusterCommands<byte[], byte[]> redis, ScriptOutputType type, byte[] key, byte[]... arguments) {
        byte[][] keys = {key};
        try {
            return redis.evalsha(digest, type, keys, arguments);
        } catch (RedisNoScriptException e) {
            return redis.eval(text, type, keys, arguments);
        }
    }

    /** A name by Redis's choice, not a signature. */
    private static String sha1(byte[] text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
