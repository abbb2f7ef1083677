/**
 * One dependency: core, middleware-auth, the four development providers and the JDK host. Has no code of its own; swap a
 * part by adding another provider and choosing it by name.
 */
@NullMarked
package com.jsonexpress.identity.preset;

import org.jspecify.annotations.NullMarked;
