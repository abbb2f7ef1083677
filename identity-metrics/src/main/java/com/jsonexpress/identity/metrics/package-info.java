/** Identity in Micrometer: its events as a counter, the state of its parts as gauges. */
@NullMarked
package com.jsonexpress.identity.metrics;

import org.jspecify.annotations.NullMarked;
