/** What an operation of the memory providers and of the router costs, in time and in bytes. */
@NullMarked
package com.jsonexpress.identity.benchmarks.store;

import org.jspecify.annotations.NullMarked;
