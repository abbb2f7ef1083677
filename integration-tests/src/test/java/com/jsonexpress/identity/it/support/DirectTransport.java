package com.jsonexpress.identity.it.support;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.http.Proceed;
import com.jsonexpress.identity.http.Reply;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.http.Response;
import com.jsonexpress.identity.token.Principal;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Function calls. Behind the identity stands an application that answers every path with 200 and the caller's id, or
 * {@code anonymous}; see {@link HostFixture}.
 */
public record DirectTransport(Identity identity) implements Transport {

    @Override
    public Answer send(String method, String target, Headers headers, byte[] body) {
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        Request request = Request.of(
                method,
                path,
                question < 0 ? null : target.substring(question + 1),
                headers,
                new ByteArrayInputStream(body),
                "127.0.0.1");
        Reply reply = identity.handle(request);
        if (reply instanceof Response response) {
            return new Answer(response.status(), response.headers(), response.body());
        }
        Proceed leave = (Proceed) reply;
        String caller = leave.request().caller().map(Principal::id).orElse("anonymous");
        String seen = leave.request().headers().asMap().keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList()
                .toString();
        return new Answer(200, leave.headers().with("X-Seen", seen), caller.getBytes(StandardCharsets.UTF_8));
    }
}
