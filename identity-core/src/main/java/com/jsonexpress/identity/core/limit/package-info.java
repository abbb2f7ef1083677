/** How often somebody may try: per source and per account, and which devices are known. */
@NullMarked
package com.jsonexpress.identity.core.limit;

import org.jspecify.annotations.NullMarked;
