/** The user as the world may see it, and the values it is made of. */
@NullMarked
package com.jsonexpress.identity.schema;

import org.jspecify.annotations.NullMarked;
