/** Issuing access tokens. Knows nothing of how they are verified. */
@NullMarked
package com.jsonexpress.identity.core.token;

import org.jspecify.annotations.NullMarked;
