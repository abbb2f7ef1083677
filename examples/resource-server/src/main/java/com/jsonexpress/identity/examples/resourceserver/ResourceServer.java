package com.jsonexpress.identity.examples.resourceserver;

import static com.jsonexpress.identity.access.Rules.role;
import static com.jsonexpress.identity.access.Rules.signedIn;

import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.host.jdk.JdkHost;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.http.Response;
import java.util.TreeSet;

/** An API that trusts the tokens of an issuer elsewhere: no users, no passwords, no sessions here. */
public final class ResourceServer {
    private ResourceServer() {}

    public static void main(String[] arguments) {
        host(Operator.wantsTheTryOut() ? tryOut() : IdentitySettings.none()).run();
    }

    static JdkHost host(IdentitySettings settings) {
        return JdkHost.create()
                .settings(settings)
                .get("/hello", signedIn(), ResourceServer::hello)
                .get("/reports", role("editor"), request -> Response.text("Sales are up.\n"));
    }

    private static IdentitySettings tryOut() {
        TryOutIssuer issuer = TryOutIssuer.start();
        System.out.println("Issuer for trying at " + issuer.address());
        return issuer.settings();
    }

    private static Response hello(Request request) {
        return request.caller()
                .map(caller ->
                        Response.text("Hello, " + caller.id() + ", with roles " + new TreeSet<>(caller.roles()) + "\n"))
                .orElseThrow();
    }
}
