/** The HTTP contract over Tomcat 11. */
@NullMarked
package com.jsonexpress.identity.it.hosts.tomcat;

import org.jspecify.annotations.NullMarked;
