package com.jsonexpress.identity.asvs;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The requirements of OWASP ASVS 5.0 that a test shows, or that all tests of a class show together. {@code docs/asvs.md}
 * is made from it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Asvs {
    /** Numbers of requirements, such as {@code 6.2.1}. */
    String[] value();
}
