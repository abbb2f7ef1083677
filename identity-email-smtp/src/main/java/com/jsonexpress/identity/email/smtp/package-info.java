/** {@code EmailProvider} over SMTP. Called {@code smtp}; its keys begin with {@code jex.smtp.}. */
@NullMarked
package com.jsonexpress.identity.email.smtp;

import org.jspecify.annotations.NullMarked;
