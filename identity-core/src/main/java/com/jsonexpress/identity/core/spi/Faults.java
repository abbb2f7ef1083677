package com.jsonexpress.identity.core.spi;

import java.util.regex.Pattern;

/**
 * Exceptions of drivers and providers in words that may be logged: their messages like to repeat the address of the
 * service, with user and password in it (security-bar 19).
 */
public final class Faults {
    private static final int MAX = 500;

    /** The user information of an address (RFC 3986 §3.2.1). */
    private static final Pattern USER_INFO = Pattern.compile("://[^/?#\\s]{1,512}@");

    /** A parameter or property such as {@code password=…}, up to what may end it. */
    private static final Pattern SECRET =
            Pattern.compile("(?i)(pass|passwd|password|pwd|secret|token|credentials?)(\"?\\s*[=:]\\s*)[^\\s&;,)}]+");

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]");

    private Faults() {}

    /** The exception's type and its message, without what looks like a credential, on one line. */
    public static String told(Throwable fault) {
        String message = fault.getMessage();
        return message == null ? fault.getClass().getName() : fault.getClass().getName() + ": " + clean(message);
    }

    /** A message without what looks like a credential, on one line, cut where it is long. */
    public static String clean(String message) {
        String anonymous = USER_INFO.matcher(message).replaceAll("://…@");
        String harmless = SECRET.matcher(anonymous).replaceAll("$1$2…");
        // not earlier: half an address is not seen to be one
        String cut = harmless.length() > MAX ? harmless.substring(0, MAX) + "…" : harmless;
        return CONTROL.matcher(cut).replaceAll(" ");
    }
}
