/** What a request costs as users and sessions grow, on PostgreSQL and Redis. */
@NullMarked
package com.jsonexpress.identity.benchmarks.growth;

import org.jspecify.annotations.NullMarked;
