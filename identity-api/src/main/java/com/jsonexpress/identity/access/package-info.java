/** Who may do what, as small values that can be read in code. */
@NullMarked
package com.jsonexpress.identity.access;

import org.jspecify.annotations.NullMarked;
