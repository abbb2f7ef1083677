/**
 * For tests of applications: a running identity whose clock a test moves, whose mails it reads, and whose users it makes
 * and signs in with one line each. See {@link com.jsonexpress.identity.test.IdentityTest}.
 */
@NullMarked
package com.jsonexpress.identity.test;

import org.jspecify.annotations.NullMarked;
