/**
 * The account system in Spring Boot's own terms, for versions 3.5 and 4: a starter. Nothing here has to be named by an application:
 * what there is, is found by Spring Boot, and each bean gives way to one of the application's own.
 */
@NullMarked
package com.jsonexpress.identity.spring;

import org.jspecify.annotations.NullMarked;
