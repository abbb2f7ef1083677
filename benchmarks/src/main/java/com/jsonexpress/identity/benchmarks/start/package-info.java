/** How long an application takes to its first answer and how much memory it has then, with the library and without. */
@NullMarked
package com.jsonexpress.identity.benchmarks.start;

import org.jspecify.annotations.NullMarked;
