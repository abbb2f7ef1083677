/** Puts an identity in front of a Javalin application, 6.7 or 7. */
@NullMarked
package com.jsonexpress.identity.host.javalin;

import org.jspecify.annotations.NullMarked;
