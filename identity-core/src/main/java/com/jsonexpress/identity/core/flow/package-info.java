/** One class per use case. Knows nothing of HTTP, JSON, threads or discovery. */
@NullMarked
package com.jsonexpress.identity.core.flow;

import org.jspecify.annotations.NullMarked;
