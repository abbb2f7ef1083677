package com.jsonexpress.identity.core.session;

/**
 * A refresh token whose MAC is right.
 *
 * @param session the session as stored
 * @param stored the very bytes, for the compare-and-set
 * @param generation the token's
 * @param standing where the token stands in the session's life
 */
@SuppressWarnings("ArrayRecordComponent")
public record Presented(Session session, byte[] stored, long generation, Standing standing) {

    /** Contract 2.5, row by row. */
    public enum Standing {
        /** The current token. */
        CURRENT,
        /** The one before, within the grace: a lost response or a second tab. */
        IN_GRACE,
        /** The one before, later. */
        SPENT,
        /** An older one: somebody else has used the session. */
        STOLEN,
        /** A newer one: the store lost a write. */
        AHEAD
    }

    @Override
    public String toString() {
        return "Presented[" + standing + "]";
    }
}
