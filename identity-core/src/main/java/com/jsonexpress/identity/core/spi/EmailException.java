package com.jsonexpress.identity.core.spi;

/** A mail was not handed over. Messages hold neither the mail's text nor its links. */
public final class EmailException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean permanent;

    private EmailException(String message, boolean permanent, Throwable cause) {
        super(message, cause);
        this.permanent = permanent;
    }

    /** A repeat may succeed. */
    public static EmailException temporary(String message, Throwable cause) {
        return new EmailException(message, false, cause);
    }

    /** A repeat is useless: the address does not exist, the message is refused. */
    public static EmailException permanent(String message, Throwable cause) {
        return new EmailException(message, true, cause);
    }

    public boolean isPermanent() {
        return permanent;
    }
}
