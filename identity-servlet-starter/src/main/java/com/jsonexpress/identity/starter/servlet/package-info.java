/**
 * One dependency for a servlet application: core, middleware-auth, the four development providers and the servlet host. Has no code of its own.
 */
@NullMarked
package com.jsonexpress.identity.starter.servlet;

import org.jspecify.annotations.NullMarked;
