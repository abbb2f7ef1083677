/** Whether the time of an answer tells of an account. */
@NullMarked
package com.jsonexpress.identity.it.timing;

import org.jspecify.annotations.NullMarked;
