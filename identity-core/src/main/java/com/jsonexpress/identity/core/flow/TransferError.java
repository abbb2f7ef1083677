package com.jsonexpress.identity.core.flow;

import com.jsonexpress.identity.error.ErrorCode;
import java.util.Locale;

/** The expected failures of bringing users from elsewhere. */
public enum TransferError implements ErrorCode {
    /** Another line of the same file, or somebody who was there before. */
    USER_DIFFERS(409, "There is another user with this address already."),
    ID_TAKEN(409, "There is another user with this id already.");

    private final int status;
    private final String title;

    TransferError(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
