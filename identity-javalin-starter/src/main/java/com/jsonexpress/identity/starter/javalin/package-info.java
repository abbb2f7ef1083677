/**
 * One dependency for a Javalin application: core, middleware-auth, the four development providers and the Javalin host. Has no code of its own.
 */
@NullMarked
package com.jsonexpress.identity.starter.javalin;

import org.jspecify.annotations.NullMarked;
