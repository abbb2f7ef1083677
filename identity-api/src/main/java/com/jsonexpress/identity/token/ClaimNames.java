package com.jsonexpress.identity.token;

/** The claims of an own access token beyond the registered ones of RFC 7519 §4.1 and RFC 9068 §2.2. */
public final class ClaimNames {
    /** The {@code typ} header of an access token (RFC 9068 §2.1). */
    public static final String TYPE = "at+jwt";

    public static final String SESSION = "sid";
    public static final String AUTH_TIME = "auth_time";
    public static final String AUTH_METHODS = "amr";
    public static final String ROLE = "role";
    public static final String EMAIL = "email";
    public static final String EMAIL_VERIFIED = "emailVerified";
    public static final String TOKEN_VERSION = "tokenVersion";

    private ClaimNames() {}
}
