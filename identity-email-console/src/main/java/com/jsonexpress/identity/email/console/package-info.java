/** {@code EmailProvider} that prints to the console, for development. */
@NullMarked
package com.jsonexpress.identity.email.console;

import org.jspecify.annotations.NullMarked;
