package com.jsonexpress.identity.transfer;

import com.jsonexpress.identity.UserCopy;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.json.Json;
import com.jsonexpress.identity.json.JsonException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads JSON lines. However long a line is, no more than {@value #LONGEST} bytes of it are kept. */
final class Lines implements UserSource {
    /**
     * More than a user takes, however it is written: custom fields have 16,384 characters in all, each of at most twelve bytes
     * (an emoji as two escapes) and three more as an element of a list; names and all else take a few thousand.
     */
    static final int LONGEST = 256 * 1024;

    private final InputStream in;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    Lines(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    @Override
    public Optional<Result<UserCopy>> next() throws IOException {
        line.reset();
        int octet = in.read();
        if (octet < 0) {
            return Optional.empty();
        }
        long length = 0;
        for (; octet >= 0 && octet != '\n'; octet = in.read()) {
            if (length++ < LONGEST) {
                line.write(octet);
            }
        }
        return Optional.of(length > LONGEST ? refused("A line has at most " + LONGEST + " bytes.") : read());
    }

    private Result<UserCopy> read() {
        try {
            return UserLine.read(Json.readObject(line.toByteArray()));
        } catch (JsonException e) {
            return refused("Write one JSON object into each line: " + e.getMessage() + ".");
        }
    }

    private static Result<UserCopy> refused(String detail) {
        return Result.failed(Failure.of(CommonError.INVALID_JSON, detail));
    }
}
