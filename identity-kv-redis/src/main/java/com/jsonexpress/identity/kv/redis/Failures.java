package com.jsonexpress.identity.kv.redis;

import com.jsonexpress.identity.error.UnavailableException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandInterruptedException;
import io.lettuce.core.RedisCommandTimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an exception of the client means, in words that quote neither keys nor values. */
final class Failures {
    /** The word that Redis begins its errors with, such as {@code OOM}. */
    private static final Pattern CODE = Pattern.compile("^([A-Z]{2,20})\\b");

    private Failures() {}

    static UnavailableException unavailable(Throwable e) {
        if (e instanceof RedisCommandInterruptedException) {
            Thread.currentThread().interrupt();
        }
        return new UnavailableException("Redis did not do what it was asked (" + told(e) + ")");
    }

    /** The innermost thing that went wrong, as a few words. */
    static String told(Throwable failure) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof RedisCommandTimeoutException) {
                return "no answer in time";
            }
            if (e instanceof RedisCommandInterruptedException) {
                return "interrupted";
            }
            if (e instanceof RedisCommandExecutionException) {
                return code(e.getMessage());
            }
            if (e.getCause() == null) {
                return e.getClass().getSimpleName();
            }
        }
        return "no reason given";
    }

    private static String code(@Nullable String message) {
        Matcher matcher = CODE.matcher(message == null ? "" : message);
        return matcher.find() ? matcher.group(1) : "an error";
    }
}
