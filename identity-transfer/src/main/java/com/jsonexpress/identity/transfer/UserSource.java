package com.jsonexpress.identity.transfer;

import com.jsonexpress.identity.UserCopy;
import com.jsonexpress.identity.error.Result;
import java.io.IOException;
import java.util.Optional;

/** Users to import, one after the other. Not thread-safe. */
interface UserSource {

    /** The next user, or what is wrong with its line; empty at the end. */
    Optional<Result<UserCopy>> next() throws IOException;
}
