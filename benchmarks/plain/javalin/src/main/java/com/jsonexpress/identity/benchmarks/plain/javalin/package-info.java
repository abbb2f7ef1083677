/** The Javalin example's application without the library. */
@NullMarked
package com.jsonexpress.identity.benchmarks.plain.javalin;

import org.jspecify.annotations.NullMarked;
