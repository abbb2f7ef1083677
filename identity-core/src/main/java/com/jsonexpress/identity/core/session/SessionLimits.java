package com.jsonexpress.identity.core.session;

import java.time.Duration;
import java.time.Instant;

/**
 * How long sessions last.
 *
 * @param refreshTtl without use
 * @param sessionTtl in any case
 * @param refreshGrace how long the token before the current one still counts; zero for never
 * @param perDay so many sessions of a user that begin within a day last as long as that; one beyond them an hour at most
 * @param notBefore a session that began before has ended
 */
public record SessionLimits(
        Duration refreshTtl, Duration sessionTtl, Duration refreshGrace, int perDay, Instant notBefore) {}
