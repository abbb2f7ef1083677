/** The servlet example's application without the library. */
@NullMarked
package com.jsonexpress.identity.benchmarks.plain.servlet;

import org.jspecify.annotations.NullMarked;
