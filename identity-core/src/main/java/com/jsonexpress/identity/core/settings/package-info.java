/** The keys of the account system, and their values as one typed record. */
@NullMarked
package com.jsonexpress.identity.core.settings;

import org.jspecify.annotations.NullMarked;
