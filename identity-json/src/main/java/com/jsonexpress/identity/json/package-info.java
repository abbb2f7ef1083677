/** Strict JSON for both runtimes, and for the bodies of an application's own routes. */
@NullMarked
package com.jsonexpress.identity.json;

import org.jspecify.annotations.NullMarked;
