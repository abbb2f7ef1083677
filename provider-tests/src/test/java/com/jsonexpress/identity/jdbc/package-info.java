/** Providers whose database's clock a test moves. */
@NullMarked
package com.jsonexpress.identity.jdbc;

import org.jspecify.annotations.NullMarked;
