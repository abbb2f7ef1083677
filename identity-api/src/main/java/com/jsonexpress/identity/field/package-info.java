/** Custom fields of users: how an application declares them, and what holds for their values. */
@NullMarked
package com.jsonexpress.identity.field;

import org.jspecify.annotations.NullMarked;
