package com.jsonexpress.identity.http;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.event.EventListener;
import com.jsonexpress.identity.token.CallerCheck;
import java.time.Clock;
import java.util.Optional;

/**
 * What a middleware is given at its start.
 *
 * @param config the checked configuration
 * @param clock the one clock
 * @param events where outcomes are told
 * @param callers the runtime's answer on callers; empty where there is no user store
 * @param coverage what each request needs
 */
public record MiddlewareContext(
        Config config, Clock clock, EventListener events, Optional<CallerCheck> callers, Coverage coverage) {}
