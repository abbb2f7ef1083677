package com.jsonexpress.identity.it.hosts.javalin;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.host.javalin.IdentityJavalin;
import com.jsonexpress.identity.it.support.HostFixture;
import com.jsonexpress.identity.it.support.HttpTransport;
import com.jsonexpress.identity.token.Principal;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Javalin applications on free ports of loopback, each with an identity that starts and ends with it. */
public final class Javalins {
    private Javalins() {}

    /** One that answers as {@link HostFixture} asks. */
    public static HostFixture fixture(JavalinVersion version) {
        return settings -> start(settings, config -> {
            // past 8 KiB identity answers 431; so does Jetty, with a page of its own
            config.jetty.modifyHttpConfiguration(http -> http.setRequestHeaderSize(65536));
            version.before(config, Javalins::answer);
        });
    }

    static HostFixture.Running start(IdentitySettings settings, Consumer<JavalinConfig> routes) {
        AtomicReference<Identity> identity = new AtomicReference<>();
        Javalin app = Javalin.create(config -> {
            identity.set(IdentityJavalin.install(config, settings));
            routes.accept(config);
        });
        app.start("localhost", 0);
        return new HostFixture.Running(
                Objects.requireNonNull(identity.get()),
                HttpTransport.to(app.port()),
                OptionalInt.of(app.port()),
                app::stop);
    }

    /** Answers any method and path. */
    private static void answer(Context context) throws IOException {
        context.bodyInputStream().readAllBytes();
        String seen = context.headerMap().keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new))
                .toString();
        context.status(200).header("X-Seen", seen);
        context.result(IdentityJavalin.caller(context).map(Principal::id).orElse("anonymous"));
        context.skipRemainingHandlers();
    }
}
