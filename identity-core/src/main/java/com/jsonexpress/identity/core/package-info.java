/** The engine: the whole account system as one object. */
@NullMarked
package com.jsonexpress.identity.core;

import org.jspecify.annotations.NullMarked;
