package com.jsonexpress.identity.host.servlet;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.config.ConfigSource;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.Collections;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts an identity with the context, and closes it. A container tells a listener that is added by code after those that
 * are declared: these may still bring an identity.
 */
final class OwnIdentity implements ServletContextListener {
    private static final Logger LOG = LoggerFactory.getLogger(OwnIdentity.class);
    private static final String OURS = "jex.";

    private final Installation installation;
    private @Nullable Identity own;

    OwnIdentity(Installation installation) {
        this.installation = installation;
    }

    /** A {@code BootException} from here keeps the context from starting; a filter without identity lets nobody pass. */
    @Override
    public void contextInitialized(ServletContextEvent event) {
        if (installation.identity().isEmpty()) {
            ServletContext context = event.getServletContext();
            Identity started = Identity.start(settings(context));
            own = started;
            installation.use(started);
            LOG.info("Identity is in front of the servlet context {}", shown(context));
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        if (own != null) {
            own.close();
        }
    }

    static IdentitySettings settings(ServletContext context) {
        Map<String, String> parameters = Collections.list(context.getInitParameterNames()).stream()
                .filter(name -> name.startsWith(OURS))
                .collect(Collectors.toMap(Function.identity(), context::getInitParameter));
        return IdentitySettings.none()
                .source(new ConfigSource("init-parameters of the servlet context", parameters))
                .classLoader(context.getClassLoader());
    }

    private static String shown(ServletContext context) {
        return context.getContextPath().isEmpty() ? "/" : context.getContextPath();
    }
}
