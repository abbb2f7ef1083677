/** The verified caller, and the two questions that issuing and verifying side ask each other. */
@NullMarked
package com.jsonexpress.identity.token;

import org.jspecify.annotations.NullMarked;
