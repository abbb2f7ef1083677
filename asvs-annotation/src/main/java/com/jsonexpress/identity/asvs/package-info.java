/** Ties our tests to the requirements of OWASP ASVS 5.0. */
@NullMarked
package com.jsonexpress.identity.asvs;

import org.jspecify.annotations.NullMarked;
