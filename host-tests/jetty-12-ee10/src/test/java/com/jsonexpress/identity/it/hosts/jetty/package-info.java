/** The HTTP contract over Jetty 12, ee10. */
@NullMarked
package com.jsonexpress.identity.it.hosts.jetty;

import org.jspecify.annotations.NullMarked;
