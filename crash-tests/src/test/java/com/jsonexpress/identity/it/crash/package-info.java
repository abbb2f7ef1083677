/** Processes of the whole engine that are killed and stopped, as are the servers behind them. */
@NullMarked
package com.jsonexpress.identity.it.crash;

import org.jspecify.annotations.NullMarked;
