/** Finding, selecting and wiring: the object graph, readable on one screen. */
@NullMarked
package com.jsonexpress.identity.core.boot;

import org.jspecify.annotations.NullMarked;
