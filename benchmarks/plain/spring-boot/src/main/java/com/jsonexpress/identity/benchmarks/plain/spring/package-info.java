/** The Spring Boot example's application without the library. */
@NullMarked
package com.jsonexpress.identity.benchmarks.plain.spring;

import org.jspecify.annotations.NullMarked;
