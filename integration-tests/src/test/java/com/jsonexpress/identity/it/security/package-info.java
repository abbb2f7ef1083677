/** Attacks: each test is one that worked once, or one that must never work. */
@NullMarked
package com.jsonexpress.identity.it.security;

import org.jspecify.annotations.NullMarked;
