/** Mail tokens, the jobs that carry them, and what the mails say. */
@NullMarked
package com.jsonexpress.identity.core.mail;

import org.jspecify.annotations.NullMarked;
