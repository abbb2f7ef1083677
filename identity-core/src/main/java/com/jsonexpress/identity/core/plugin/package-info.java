/** The extension contract: plugins, user hooks, password policies. */
@NullMarked
package com.jsonexpress.identity.core.plugin;

import org.jspecify.annotations.NullMarked;
