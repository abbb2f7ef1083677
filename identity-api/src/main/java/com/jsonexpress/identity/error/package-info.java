/** Failures as values, the few exceptions there are, and their public codes. */
@NullMarked
package com.jsonexpress.identity.error;

import org.jspecify.annotations.NullMarked;
