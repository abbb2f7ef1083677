package com.jsonexpress.identity.middleware;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One GET of a document of at most 64 KiB, answered in full within 5 s (RFC 7517 §8.5). Redirects are not followed: the
 * operator has named the one place that keys come from. The content type does not matter, the content does. Thread-safe.
 */
final class JwksEndpoint implements AutoCloseable {
    static final int MAX_BYTES = 64 * 1024;
    static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(TIMEOUT)
            .build();
    private final URI address;

    JwksEndpoint(URI address) {
        this.address = address;
    }

    byte[] get() throws JwksException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Accept", "application/json")
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, head -> new BoundedBody(MAX_BYTES));
        try {
            // the request's own timeout would end with the header fields; this one covers the last byte too
            HttpResponse<byte[]> response = answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            return body(response);
        } catch (TimeoutException e) {
            throw new JwksException("did not answer within " + TIMEOUT.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw problem(e);
        } finally {
            answer.cancel(true);
        }
    }

    private static byte[] body(HttpResponse<byte[]> response) throws JwksException {
        int status = response.statusCode();
        if (status >= 300 && status < 400) {
            throw new JwksException("answered with a redirect, and redirects are not followed");
        }
        if (status != 200) {
            throw new JwksException("answered with status " + status);
        }
        return response.body();
    }

    private static JwksException problem(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof JwksException known) {
                return known;
            }
            if (cause instanceof ConnectException) {
                return new JwksException("takes no connection");
            }
            if (cause instanceof javax.net.ssl.SSLException) {
                return new JwksException("has a TLS certificate or version that this JVM does not accept");
            }
        }
        Throwable cause = thrown.getCause();
        return new JwksException(
                "broke off (" + (cause == null ? thrown : cause).getClass().getSimpleName() + ")");
    }

    /** Ends connections and threads: at once from Java 21 on; before, once they have been idle for a while. */
    @Override
    public void close() {
        if (http instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new IllegalStateException("the HTTP client does not close", e);
            }
        }
    }
}
