/** The contract over HTTP, over function calls and over every host. A new host is one file; see {@code JdkHttpTest}. */
@NullMarked
package com.jsonexpress.identity.it.http;

import org.jspecify.annotations.NullMarked;
