/** The HTTP contract over Javalin 6, and the tests of its adapter. */
@NullMarked
package com.jsonexpress.identity.it.hosts.javalin;

import org.jspecify.annotations.NullMarked;
