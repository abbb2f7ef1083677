/** What happened, as typed events. */
@NullMarked
package com.jsonexpress.identity.event;

import org.jspecify.annotations.NullMarked;
