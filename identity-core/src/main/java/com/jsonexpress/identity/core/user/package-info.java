/** Writing users through the hooks, and remembering them where the operator allows. */
@NullMarked
package com.jsonexpress.identity.core.user;

import org.jspecify.annotations.NullMarked;
