/** Refresh sessions: one record each, and the state machine that classifies a presented token. */
@NullMarked
package com.jsonexpress.identity.core.session;

import org.jspecify.annotations.NullMarked;
