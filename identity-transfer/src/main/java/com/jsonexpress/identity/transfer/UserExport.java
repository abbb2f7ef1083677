package com.jsonexpress.identity.transfer;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.UserCopy;
import com.jsonexpress.identity.UserCopyPage;
import com.jsonexpress.identity.UserTransfer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/** Exports the users of a running identity. Immutable: each method gives a changed copy; one may be used again. */
public final class UserExport {
    private final UserTransfer users;
    private final boolean withHashes;
    private final LongConsumer progress;

    private UserExport(UserTransfer users, boolean withHashes, LongConsumer progress) {
        this.users = users;
        this.withHashes = withHashes;
        this.progress = progress;
    }

    /** Without the hashes of passwords: whoever is imported from it has none. */
    public static UserExport from(Identity identity) {
        return new UserExport(identity.users().transfer(), false, users -> {});
    }

    /** With the hashes: whoever gets the file can try passwords as fast as a machine can. */
    public UserExport withPasswordHashes() {
        return new UserExport(users, true, progress);
    }

    /** Told after each part how many users were written. */
    public UserExport progress(LongConsumer other) {
        return new UserExport(users, withHashes, other);
    }

    /**
     * Writes JSON lines in UTF-8, in the order of creation, in constant memory. Does not close the stream.
     *
     * @throws com.jsonexpress.identity.error.UnavailableException where the store does not answer
     */
    public ExportReport lines(OutputStream out) throws IOException {
        long exported = 0;
        long leftOut = 0;
        Set<String> undeclared = new HashSet<>();
        Optional<String> cursor = Optional.empty();
        do {
            UserCopyPage page = users.exportUsers(cursor, withHashes);
            for (UserCopy user : page.users()) {
                out.write(UserLine.write(user));
            }
            exported += page.users().size();
            leftOut += page.leftOut();
            undeclared.addAll(page.undeclared());
            progress.accept(exported);
            cursor = page.next();
        } while (cursor.isPresent());
        out.flush();
        return new ExportReport(exported, leftOut, undeclared);
    }
}
