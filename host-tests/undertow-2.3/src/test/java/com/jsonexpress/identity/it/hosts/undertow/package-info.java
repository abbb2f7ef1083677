/** The HTTP contract over Undertow 2.3. */
@NullMarked
package com.jsonexpress.identity.it.hosts.undertow;

import org.jspecify.annotations.NullMarked;
