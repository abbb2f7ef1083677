/** What an application or a host calls: start an {@code Identity}, put it in front of handlers, manage users. */
@NullMarked
package com.jsonexpress.identity;

import org.jspecify.annotations.NullMarked;
