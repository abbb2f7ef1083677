/** {@code IQueueAdapter} in the memory of this process, for development and tests. */
@NullMarked
package com.jsonexpress.identity.queue.memory;

import org.jspecify.annotations.NullMarked;
