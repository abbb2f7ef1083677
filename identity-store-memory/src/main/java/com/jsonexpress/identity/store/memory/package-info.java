/** {@code UserStore} in the memory of this process, for development and tests. */
@NullMarked
package com.jsonexpress.identity.store.memory;

import org.jspecify.annotations.NullMarked;
