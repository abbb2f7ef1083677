/** {@code IKvStore} in the memory of this process, for development and tests. */
@NullMarked
package com.jsonexpress.identity.kv.memory;

import org.jspecify.annotations.NullMarked;
