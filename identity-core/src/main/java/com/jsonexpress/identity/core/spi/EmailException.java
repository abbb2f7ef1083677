package com.jsonexpress.identity.core.spi;

/** A mail was not handed over. Messages hold neither the mail's text nor its links. */
public final class EmailException extends Exception {
    private static final long serialVersionUID = 1L;

    private enum Kind {
        TEMPORARY,
        UNAVAILABLE,
        PERMANENT
    }

    private final Kind kind;

    private EmailException(String message, Kind kind, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** This mail was put off: a repeat may succeed, after a while that grows. */
    public static EmailException temporary(String message, Throwable cause) {
        return new EmailException(message, Kind.TEMPORARY, cause);
    }

    /**
     * The service is away, or takes nobody's mail now; this mail is not to blame. All mails wait until it is back; those
     * that find it away just after others were sent use up an attempt, no other does. So never for what the service says of one recipient or one text.
     */
    public static EmailException unavailable(String message, Throwable cause) {
        return new EmailException(message, Kind.UNAVAILABLE, cause);
    }

    /** A repeat is useless: the address does not exist, the message is refused. */
    public static EmailException permanent(String message, Throwable cause) {
        return new EmailException(message, Kind.PERMANENT, cause);
    }

    public boolean isPermanent() {
        return kind == Kind.PERMANENT;
    }

    public boolean isUnavailable() {
        return kind == Kind.UNAVAILABLE;
    }
}
