package com.jsonexpress.identity.it.support;

import com.jsonexpress.identity.http.Headers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Real HTTP on loopback. */
public record HttpTransport(int port, HttpClient client) implements Transport {

    private static final HttpClient SHARED =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public static HttpTransport to(int port) {
        return new HttpTransport(port, SHARED);
    }

    @Override
    public Answer send(String method, String target, Headers headers, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + target))
                .timeout(Duration.ofSeconds(30))
                .method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        try {
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(
                    response.statusCode(), Headers.of(response.headers().map()), response.body());
        } catch (IOException e) {
            throw new AssertionError("no answer to " + method + " " + target, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
