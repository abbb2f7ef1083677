/** The HTTP contract over Vert.x 5. */
@NullMarked
package com.jsonexpress.identity.it.hosts.vertx;

import org.jspecify.annotations.NullMarked;
