/** The recipe for Quarkus. */
@NullMarked
package com.jsonexpress.identity.it.hosts.quarkus;

import org.jspecify.annotations.NullMarked;
