package com.jsonexpress.identity.core.spi;

/** What became of a write of a user. */
public sealed interface UserWrite {

    /** Done; the record as it is now, or for a deletion as it was. */
    record Done(UserRecord user) implements UserWrite {}

    /** There is no such user. */
    record Absent() implements UserWrite {}

    /** What was expected does not hold; nothing changed. */
    record Conflict() implements UserWrite {}

    /**
     * An identifier or the id of a new user is taken; nothing changed.
     *
     * @param kind of the identifier: {@link com.jsonexpress.identity.schema.Identifier#EMAIL}, {@link
     *     com.jsonexpress.identity.schema.Identifier#EXTERNAL}, or the name of a unique field; {@code id} for the id. The
     *     address is looked at first, and the id last
     */
    record Taken(String kind) implements UserWrite {}

    /** No acting admin would remain; nothing changed. */
    record LastAdmin() implements UserWrite {}
}
