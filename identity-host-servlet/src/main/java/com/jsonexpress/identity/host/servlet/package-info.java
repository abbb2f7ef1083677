/**
 * Puts an {@code Identity} in front of a servlet application (Servlet 6.0 and later), in any container.
 *
 * <p>In a full web application nothing has to be called: {@link com.jsonexpress.identity.host.servlet.IdentityInitializer} is
 * found by the container. Anywhere else {@link com.jsonexpress.identity.host.servlet.IdentityServlets} installs the filter.
 * Connections, TLS and time limits are the container's.
 */
@NullMarked
package com.jsonexpress.identity.host.servlet;

import org.jspecify.annotations.NullMarked;
