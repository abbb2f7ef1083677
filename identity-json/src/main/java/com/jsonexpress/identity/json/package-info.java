/** Strict JSON for both runtimes. Internal: no promise is made to applications. */
@NullMarked
package com.jsonexpress.identity.json;

import org.jspecify.annotations.NullMarked;
