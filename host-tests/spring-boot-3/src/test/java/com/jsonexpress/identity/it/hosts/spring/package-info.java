/** The starter in Spring Boot 3.5 and, from the same sources, in 4.1. */
@NullMarked
package com.jsonexpress.identity.it.hosts.spring;

import org.jspecify.annotations.NullMarked;
