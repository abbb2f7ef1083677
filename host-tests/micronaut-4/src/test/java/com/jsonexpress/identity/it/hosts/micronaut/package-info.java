/** The recipe for Micronaut. */
@NullMarked
package com.jsonexpress.identity.it.hosts.micronaut;

import org.jspecify.annotations.NullMarked;
