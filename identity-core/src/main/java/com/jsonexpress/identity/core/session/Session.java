package com.jsonexpress.identity.core.session;

import java.time.Instant;

/**
 * A session as it was read or made.
 *
 * @param id names it in access and refresh tokens
 * @param expiresAt when it ends without further use
 */
public record Session(String id, SessionRecord record, Instant expiresAt) {}
