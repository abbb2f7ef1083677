package com.jsonexpress.identity.it.hostile;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/**
 * What a peer sends, waited for in many short waits: a process that was stopped for a while loses one of them, instead of
 * taking its own standstill for the peer's. Not thread-safe.
 */
final class PatientInput extends FilterInputStream {
    private static final int WAIT_MILLIS = 500;

    /** 20 s in all: far beyond what an answer takes, for busy machines. */
    private static final int WAITS = 40;

    private PatientInput(InputStream in) {
        super(in);
    }

    static InputStream of(Socket socket) throws IOException {
        socket.setSoTimeout(WAIT_MILLIS);
        return new PatientInput(socket.getInputStream());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        for (int waits = 1; ; waits++) {
            try {
                return super.read(buffer, offset, length);
            } catch (SocketTimeoutException e) {
                if (waits == WAITS) {
                    throw e;
                }
            }
        }
    }
}
