/** Whether logins come as fast as the machine hashes passwords, however many callers there are. */
@NullMarked
package com.jsonexpress.identity.benchmarks.gate;

import org.jspecify.annotations.NullMarked;
