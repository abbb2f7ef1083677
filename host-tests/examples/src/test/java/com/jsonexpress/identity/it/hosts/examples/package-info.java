/** Each example as a process of its own: its jar, its port, and mistakes of a developer. */
@NullMarked
package com.jsonexpress.identity.it.hosts.examples;

import org.jspecify.annotations.NullMarked;
