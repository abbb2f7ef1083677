/**
 * The contract tests that every provider of anybody runs: extend one per SPI and say how a provider is made.
 *
 * <p>They show what the SPIs' Javadoc promises, also under races. They do not show speed, durability or what happens
 * while a service is down: a provider's own tests do.
 */
@NullMarked
package com.jsonexpress.identity.testkit;

import org.jspecify.annotations.NullMarked;
