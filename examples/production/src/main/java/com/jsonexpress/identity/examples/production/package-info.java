/** The quickstart on a database, Redis and SMTP; for a look at it, with servers of its own. */
@NullMarked
package com.jsonexpress.identity.examples.production;

import org.jspecify.annotations.NullMarked;
