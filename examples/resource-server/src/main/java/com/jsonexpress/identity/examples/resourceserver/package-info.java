/** The guard, a host, and an issuer to try them with. */
@NullMarked
package com.jsonexpress.identity.examples.resourceserver;

import org.jspecify.annotations.NullMarked;
