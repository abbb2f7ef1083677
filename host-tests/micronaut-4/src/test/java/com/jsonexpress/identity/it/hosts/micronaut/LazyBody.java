package com.jsonexpress.identity.it.hosts.micronaut;

import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.ByteBody;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The body of a request, left to the controller unless somebody reads here. */
final class LazyBody extends InputStream {
    private final ServerHttpRequest<?> request;
    private @Nullable InputStream body;

    LazyBody(ServerHttpRequest<?> request) {
        this.request = request;
    }

    @Override
    public int read() throws IOException {
        return body().read();
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        return body().read(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
        if (body != null) {
            body.close();
        }
    }

    private InputStream body() {
        InputStream now = body;
        if (now == null) {
            now = request.byteBody()
                    .split(ByteBody.SplitBackpressureMode.FASTEST)
                    .toInputStream();
            body = now;
        }
        return now;
    }
}
