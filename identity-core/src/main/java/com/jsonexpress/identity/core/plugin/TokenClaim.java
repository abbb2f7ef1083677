package com.jsonexpress.identity.core.plugin;

import com.jsonexpress.identity.schema.User;
import java.util.Optional;

/**
 * The value of one claim in an own access token. Asked for every token, by many threads, before anything is written; a
 * user who is just registering is not stored yet.
 *
 * <p>A value is a {@code String}, {@code Boolean}, {@code Integer}, {@code Long} or a {@code List<String>}. The claims of
 * one plugin are at most 512 bytes of JSON, those of all plugins 1,024, so that the token stays within the 4 KiB that
 * the guard reads. {@link com.jsonexpress.identity.error.UnavailableException} makes the request 503, whatever else is
 * wrong 500; neither leaves anything half done. Whoever holds the token can read it.
 */
@FunctionalInterface
public interface TokenClaim {

    /** The value for this user; empty for none. */
    Optional<Object> of(User user);
}
