package com.jsonexpress.identity.examples.quickstart;

import static com.jsonexpress.identity.access.Rules.signedIn;

import com.jsonexpress.identity.host.jdk.JdkHost;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.http.Response;
import com.jsonexpress.identity.token.Principal;

/** The smallest application: every route of identity, and one of its own that greets whoever is signed in. */
public final class Quickstart {
    private Quickstart() {}

    public static void main(String[] arguments) {
        JdkHost.create().get("/hello", signedIn(), Quickstart::hello).run();
    }

    private static Response hello(Request request) {
        return Response.text(
                "Hello, " + request.caller().flatMap(Principal::email).orElse("stranger") + "\n");
    }
}
