/** {@code UserStore}, {@code IKvStore} and {@code IQueueAdapter} in one database: PostgreSQL, or H2 embedded. */
@NullMarked
package com.jsonexpress.identity.jdbc;

import org.jspecify.annotations.NullMarked;
