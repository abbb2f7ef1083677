package com.jsonexpress.identity.core.session;

import java.time.Duration;
import java.time.Instant;

/**
 * How long sessions last.
 *
 * @param refreshTtl without use
 * @param sessionTtl in any case
 * @param refreshGrace how long the token before the current one still counts; zero for never
 * @param notBefore a session that began before has ended
 */
public record SessionLimits(Duration refreshTtl, Duration sessionTtl, Duration refreshGrace, Instant notBefore) {}
