package com.jsonexpress.identity.it.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.host.servlet.IdentityInitializer;
import com.jsonexpress.identity.host.servlet.IdentityServlets;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.http.Response;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.HttpTransport;
import com.jsonexpress.identity.it.support.ServletApplication;
import com.jsonexpress.identity.it.support.Tomcats;
import com.jsonexpress.identity.it.support.Transport;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.Objects;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.startup.Tomcat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which identity is in front of a context, and who starts and closes it. */
class InstallTest {
    private final Tomcat tomcat = Tomcats.create();
    private final Context context = tomcat.addContext("", null);

    /** As an application declares it, by its name. */
    public static final class DeclaredListener implements ServletContextListener {
        static @Nullable Identity given;

        @Override
        public void contextInitialized(ServletContextEvent event) {
            IdentityServlets.install(event.getServletContext(), Objects.requireNonNull(given));
        }
    }

    @BeforeEach
    void application() {
        Tomcat.addServlet(context, "application", new ServletApplication()).addMapping("/*");
        context.addParameter("jex.auth.secret", App.SECRET);
        context.addParameter("other", "x");
    }

    @AfterEach
    void stop() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    private static int status(Transport wire, String path) {
        return wire.send("GET", path, com.jsonexpress.identity.http.Headers.NONE, new byte[0])
                .status();
    }

    private Identity installed() {
        return IdentityServlets.identity(context.getServletContext()).orElseThrow();
    }

    @Test
    void initializer_alone_startsWithInitParametersAndClosesWithTheContext() throws LifecycleException {
        context.addParameter("jex.auth.exclude", "/public");
        context.addServletContainerInitializer(new IdentityInitializer(), null);
        Transport wire = HttpTransport.to(Tomcats.start(tomcat));
        Identity own = installed();

        assertThat(status(wire, "/hello")).isEqualTo(401);
        assertThat(status(wire, "/public")).isEqualTo(200);

        context.stop();
        assertThat(own.handle(Request.of("GET", "/public")))
                .isInstanceOfSatisfying(
                        Response.class, closed -> assertThat(closed.status()).isEqualTo(503));
    }

    @Test
    void identity_ofADeclaredListener_comesBeforeTheInitializersAndStaysOpen() throws LifecycleException {
        try (App app = App.start("jex.auth.exclude", "/given")) {
            DeclaredListener.given = app.identity();
            context.addServletContainerInitializer(new IdentityInitializer(), null);
            context.addApplicationListener(DeclaredListener.class.getName());
            Transport wire = HttpTransport.to(Tomcats.start(tomcat));

            assertThat(installed()).isSameAs(app.identity());
            assertThat(status(wire, "/given")).isEqualTo(200);
            assertThat(context.findFilterDefs()).hasSize(1);
            context.stop();
            assertThat(app.client().get("/auth/me", "").status()).isEqualTo(401);
        }
    }

    @Test
    void anotherIdentity_isRefused() {
        try (App app = App.start();
                App other = App.start()) {
            context.addServletContainerInitializer(
                    (classes, servlets) -> {
                        IdentityServlets.install(servlets, app.identity());
                        assertThatThrownBy(() -> IdentityServlets.install(servlets, other.identity()))
                                .isInstanceOf(IllegalStateException.class)
                                .hasMessageContaining("another identity");
                    },
                    Set.of());
            Tomcats.start(tomcat);

            assertThat(context.getState()).isEqualTo(LifecycleState.STARTED);
            assertThat(installed()).isSameAs(app.identity());
        }
    }
}
