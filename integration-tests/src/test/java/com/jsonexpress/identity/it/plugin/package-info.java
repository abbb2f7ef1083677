/** The plugin contract: what a plugin adds, what is refused at boot, and what a broken one cannot break. */
@NullMarked
package com.jsonexpress.identity.it.plugin;

import org.jspecify.annotations.NullMarked;
