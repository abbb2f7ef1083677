/** The quickstart's application on the JDK's server, without the library. */
@NullMarked
package com.jsonexpress.identity.benchmarks.plain.jdk;

import org.jspecify.annotations.NullMarked;
