/** The quickstart's application as a servlet. */
@NullMarked
package com.jsonexpress.identity.examples.servlet;

import org.jspecify.annotations.NullMarked;
