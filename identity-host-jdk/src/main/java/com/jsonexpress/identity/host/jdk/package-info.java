/**
 * Puts an {@code Identity} in front of an application on the JDK's own HTTP server.
 *
 * <p>{@link com.jsonexpress.identity.host.jdk.JdkHost} starts server and identity together;
 * {@link com.jsonexpress.identity.host.jdk.IdentityFilter} guards a server that the application runs itself. TLS,
 * HTTP/2, compression and static files are not done here: put a reverse proxy in front.
 */
@NullMarked
package com.jsonexpress.identity.host.jdk;

import org.jspecify.annotations.NullMarked;
