/** Measurements. Each benchmark stands beside its peer and its floor. */
package com.jsonexpress.identity.benchmarks;
