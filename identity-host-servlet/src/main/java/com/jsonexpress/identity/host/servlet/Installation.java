package com.jsonexpress.identity.host.servlet;

import com.jsonexpress.identity.Identity;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.util.EnumSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one filter of a context and the one identity behind it. Thread-safe. */
final class Installation {
    static final String NAME = Installation.class.getPackageName();

    private boolean startsWithContext;
    private volatile @Nullable Identity identity;

    private Installation() {}

    /** One that no context knows. */
    static Installation of(Identity identity) {
        Installation installation = new Installation();
        installation.identity = identity;
        return installation;
    }

    static Optional<Installation> find(ServletContext context) {
        return context.getAttribute(NAME) instanceof Installation there ? Optional.of(there) : Optional.empty();
    }

    /** The one that is there, or a new one with its filter registered. */
    static Installation in(ServletContext context) {
        return find(context).orElseGet(() -> {
            Installation installation = new Installation();
            FilterRegistration.@Nullable Dynamic filter = context.addFilter(NAME, new IdentityFilter(installation));
            if (filter == null) {
                throw new IllegalStateException("a filter called " + NAME + " is declared already: remove it");
            }
            filter.setAsyncSupported(true);
            filter.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/*");
            JettyWebSockets.keepBehind(context);
            context.setAttribute(NAME, installation);
            return installation;
        });
    }

    Optional<Identity> identity() {
        return Optional.ofNullable(identity);
    }

    synchronized void use(Identity given) {
        Identity before = identity;
        if (before != null && before != given) {
            throw new IllegalStateException("another identity is in front of this context already; "
                    + "give it yours before its listeners are told that it starts");
        }
        identity = given;
    }

    synchronized void startWithContext(ServletContext context) {
        if (!startsWithContext && identity == null) {
            context.addListener(new OwnIdentity(this));
            startsWithContext = true;
        }
    }
}
