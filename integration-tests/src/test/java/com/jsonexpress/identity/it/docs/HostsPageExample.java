package com.jsonexpress.identity.it.docs;

import static com.jsonexpress.identity.access.Rules.owner;
import static com.jsonexpress.identity.access.Rules.role;
import static com.jsonexpress.identity.access.Rules.signedIn;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.host.jdk.IdentityFilter;
import com.jsonexpress.identity.host.jdk.JdkHost;
import com.jsonexpress.identity.host.servlet.IdentityServlets;
import com.jsonexpress.identity.http.Response;
import com.jsonexpress.identity.token.Principal;
import com.jsonexpress.identity.token.Verification;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.apache.catalina.Context;

/** The code in {@code docs/hosts.md}: compiled so that it cannot rot, not run. */
@SuppressWarnings({"NullAway", "ClassCanBeStatic", "BanJNDI"}) // as on the page, where it stands alone
final class HostsPageExample {
    private HostsPageExample() {}

    static void application() {
        JdkHost.create()
                .get("/hello", signedIn(), request -> Response.text("Hello"))
                .post("/reports", role("editor"), request -> Response.of(204))
                .get("/profiles/{id}", owner("id"), request -> Response.text(request.parameter("id")))
                .handle("/files", exchange -> exchange.sendResponseHeaders(404, -1))
                .run();
    }

    static void filter(HttpServer server, HttpHandler handler) {
        Identity identity = Identity.start();
        server.createContext("/", handler).getFilters().add(new IdentityFilter(identity));
    }

    static void servlets(Context context) {
        Identity identity = Identity.start();
        context.addServletContainerInitializer(
                (classes, servlets) -> IdentityServlets.install(servlets, identity), Set.of());
    }

    static String servlet(HttpServletRequest request) {
        String greeting = IdentityServlets.caller(request)
                .map(caller -> "Hello " + caller.id())
                .orElse("Hello");
        return greeting;
    }

    static Optional<Principal> caller(Identity identity, String token) {
        return identity.tokens().verify(token, true) instanceof Verification.Verified verified
                        && verified.confinement().isEmpty()
                ? Optional.of(verified.principal())
                : Optional.empty();
    }

    @WebListener
    public final class Accounts implements ServletContextListener {
        private Identity identity;

        @Override
        public void contextInitialized(ServletContextEvent event) {
            try {
                DataSource users = InitialContext.doLookup("java:comp/env/jdbc/app");
                identity = Identity.start(IdentitySettings.none().offer(users));
            } catch (NamingException e) {
                throw new IllegalStateException(e);
            }
            IdentityServlets.install(event.getServletContext(), identity);
        }

        @Override
        public void contextDestroyed(ServletContextEvent event) {
            if (identity != null) {
                identity.close();
            }
        }
    }
}
