/** The pages under {@code docs/} say what the code does. */
@NullMarked
package com.jsonexpress.identity.it.docs;

import org.jspecify.annotations.NullMarked;
