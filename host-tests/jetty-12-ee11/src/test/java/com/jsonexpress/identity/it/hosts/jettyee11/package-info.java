/** The HTTP contract over Jetty 12, ee11. */
@NullMarked
package com.jsonexpress.identity.it.hosts.jettyee11;

import org.jspecify.annotations.NullMarked;
