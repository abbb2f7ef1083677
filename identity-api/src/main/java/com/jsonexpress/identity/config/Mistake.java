package com.jsonexpress.identity.config;

/**
 * One thing wrong with the configuration.
 *
 * @param key the key at fault
 * @param problem what is wrong, without the value
 * @param remedy what to do
 */
public record Mistake(String key, String problem, String remedy) {}
