package com.jsonexpress.identity.core.spi;

/** The mails there are. The first three carry a link with a single-use token. */
public enum MailKind {
    VERIFICATION,
    RESET,
    INVITATION,
    REGISTRATION_ATTEMPT,
    REFRESH_REUSED,
    PASSWORD_SWITCHED_OFF
}
