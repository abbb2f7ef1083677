/** Tests that name what Spring Boot 4 has in other packages. */
@NullMarked
package com.jsonexpress.identity.it.hosts.spring.boot3;

import org.jspecify.annotations.NullMarked;
