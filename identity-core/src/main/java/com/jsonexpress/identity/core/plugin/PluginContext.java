package com.jsonexpress.identity.core.plugin;

import com.jsonexpress.identity.Users;
import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.event.EventListener;
import java.security.SecureRandom;
import java.time.Clock;

/**
 * What a plugin is given at its start.
 *
 * @param users the users, through the same flows as HTTP
 * @param events where it tells outcomes of its own
 */
public record PluginContext(Config config, Clock clock, SecureRandom random, Users users, EventListener events) {}
