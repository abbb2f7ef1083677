package com.jsonexpress.identity.examples.javalin;

import static com.jsonexpress.identity.access.Rules.signedIn;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.config.IdentityKeys;
import com.jsonexpress.identity.host.javalin.IdentityJavalin;
import com.jsonexpress.identity.token.Principal;
import io.javalin.Javalin;
import io.javalin.http.Context;

/** Every route of identity, and one of its own that greets whoever is signed in. */
public final class JavalinQuickstart {
    private JavalinQuickstart() {}

    public static void main(String[] arguments) {
        Javalin app = Javalin.create(config -> {
            Identity identity = IdentityJavalin.install(config);
            config.jetty.host = "localhost";
            config.jetty.port = identity.config().get(IdentityKeys.PORT);
            config.routes.get("/hello", IdentityJavalin.allow(signedIn(), JavalinQuickstart::hello));
        });
        Runtime.getRuntime().addShutdownHook(new Thread(app::stop));
        app.start();
    }

    private static void hello(Context context) {
        context.result("Hello, "
                + IdentityJavalin.caller(context).flatMap(Principal::email).orElse("stranger") + "\n");
    }
}
