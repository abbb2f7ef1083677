/** What the key-value provider on Redis costs beside the client that it uses. */
@NullMarked
package com.jsonexpress.identity.benchmarks.kv;

import org.jspecify.annotations.NullMarked;
