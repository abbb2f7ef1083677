/** Mistakes of a developer in each example. */
@NullMarked
package com.jsonexpress.identity.it.hosts.examples;

import org.jspecify.annotations.NullMarked;
