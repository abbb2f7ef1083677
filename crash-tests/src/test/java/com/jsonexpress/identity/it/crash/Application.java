package com.jsonexpress.identity.it.crash;

import static com.jsonexpress.identity.access.Rules.anyone;

import com.jsonexpress.identity.host.jdk.JdkHost;
import com.jsonexpress.identity.host.jdk.JdkServer;
import com.jsonexpress.identity.http.Response;
import java.io.IOException;
import java.util.stream.Collectors;

/**
 * An application as anybody writes it, in a process of its own; what it runs on is in its environment. It starts at the
 * first byte it gets, tells its port, and ends with its input, so that none outlives its test.
 */
final class Application {
    private Application() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println("loaded");
        if (System.in.read() < 0) {
            return;
        }
        JdkServer server = JdkHost.create()
                .get("/threads", anyone(), request -> Response.text(threads()))
                .port(0)
                .start();
        System.out.println("port " + server.port() + ".");
        while (System.in.read() >= 0) {
            // nothing else is said
        }
        server.close();
        System.exit(0);
    }

    /** The names of all, one in a line. */
    private static String threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).collect(Collectors.joining("\n"));
    }
}
