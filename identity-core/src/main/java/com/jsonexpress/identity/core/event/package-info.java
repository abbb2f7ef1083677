/** Telling outcomes to whoever listens. */
@NullMarked
package com.jsonexpress.identity.core.event;

import org.jspecify.annotations.NullMarked;
