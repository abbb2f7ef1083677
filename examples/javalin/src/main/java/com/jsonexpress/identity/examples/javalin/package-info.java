/** The quickstart's application in Javalin. */
@NullMarked
package com.jsonexpress.identity.examples.javalin;

import org.jspecify.annotations.NullMarked;
