/** HTTP without a server: request, response, handler, middleware, canonical path, problem bodies. */
@NullMarked
package com.jsonexpress.identity.http;

import org.jspecify.annotations.NullMarked;
