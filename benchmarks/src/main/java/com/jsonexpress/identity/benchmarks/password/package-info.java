/** What hashing a password takes, ours and the peers'. */
@NullMarked
package com.jsonexpress.identity.benchmarks.password;

import org.jspecify.annotations.NullMarked;
