/** The HTTP contract over Javalin 7. */
@NullMarked
package com.jsonexpress.identity.it.hosts.javalin7;

import org.jspecify.annotations.NullMarked;
