package com.jsonexpress.identity.it.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.error.BootException;
import com.jsonexpress.identity.host.servlet.IdentityInitializer;
import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.it.boot.Jars;
import com.jsonexpress.identity.it.boot.NamedKv;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.HidingClassLoader;
import com.jsonexpress.identity.it.support.HttpTransport;
import com.jsonexpress.identity.it.support.ServletApplication;
import com.jsonexpress.identity.it.support.Tomcats;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A developer's mistake in a context: nobody gets in, and the container's log tells problem and remedy without a stack trace. */
class InstallMistakesTest {
    private static final Logger LOG = Logger.getLogger("org.apache");

    private final Tomcat tomcat = Tomcats.create();
    private final Context context = tomcat.addContext("", null);
    private final Log log = new Log();

    @TempDir
    Path folder;

    /** What the container has logged. */
    private static final class Log extends Handler {
        final List<LogRecord> records = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord entry) {
            records.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void application() {
        LOG.addHandler(log);
        Tomcat.addServlet(context, "application", new ServletApplication()).addMapping("/*");
        context.addServletContainerInitializer(new IdentityInitializer(), null);
    }

    @AfterEach
    void stop() throws LifecycleException {
        LOG.removeHandler(log);
        tomcat.stop();
        tomcat.destroy();
    }

    private void assertTold(String problem, String remedy) {
        HttpTransport wire = HttpTransport.to(Tomcats.start(tomcat));

        assertThat(context.getState()).isNotEqualTo(LifecycleState.STARTED);
        assertThat(wire.send("GET", "/hello", Headers.NONE, new byte[0]).status())
                .isIn(404, 503);
        List<LogRecord> told = log.records.stream()
                .filter(entry -> entry.getThrown() instanceof BootException)
                .toList();
        assertThat(told).hasSize(1);
        String text = new SimpleFormatter().format(told.get(0));
        assertThat(text)
                .contains("JSONExpress Identity cannot start: ", problem)
                .doesNotContain("\tat ");
        assertThat(text.strip()).matches("(?s).*Remedy: .*" + remedy);
    }

    @Test
    void misspeltKey_isTold() {
        context.addParameter("jex.auth.tokenTll", "1h");
        assertTold("jex.auth.tokenTll: no such key", "Did you mean jex\\.auth\\.tokenTtl\\?");
    }

    @Test
    void weakSecret_isTold() {
        context.addParameter("jex.auth.secret", "open-sesame");
        assertTold("jex.auth.secret: has 11 bytes", "jex\\.auth\\.secret=[A-Za-z0-9_-]{43}");
    }

    @Test
    void missingProvider_isTold() {
        context.setParentClassLoader(new HidingClassLoader(IKvStore.class));
        assertTold("no IKvStore on the class path", "identity-kv-memory, or another provider\\.");
    }

    @Test
    void twoProviders_areTold() throws IOException {
        context.addParameter("jex.auth.secret", App.SECRET);
        Path alpha = Jars.ofProviders(folder.resolve("alpha-kv.jar"), IKvStore.class, NamedKv.Alpha.class);
        Path beta = Jars.ofProviders(folder.resolve("beta-kv.jar"), IKvStore.class, NamedKv.Beta.class);
        URL[] jars = {alpha.toUri().toURL(), beta.toUri().toURL()};
        try (URLClassLoader more = new URLClassLoader(jars, getClass().getClassLoader())) {
            context.setParentClassLoader(more);
            assertTold(
                    "there are several of IKvStore and no choice",
                    "IdentitySettings\\.none\\(\\)\\.set\\(\"jex\\.kv\", \"alpha\"\\)");
        }
    }
}
