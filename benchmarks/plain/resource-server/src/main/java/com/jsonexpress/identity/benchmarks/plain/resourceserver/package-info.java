/** The same application as an OAuth2 resource server of Spring Security. */
@NullMarked
package com.jsonexpress.identity.benchmarks.plain.resourceserver;

import org.jspecify.annotations.NullMarked;
