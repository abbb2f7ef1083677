package com.jsonexpress.identity.host.servlet;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Found by the container in a full web application; does what {@link IdentityServlets#install(ServletContext)} does. */
public final class IdentityInitializer implements ServletContainerInitializer {

    @Override
    public void onStartup(@Nullable Set<Class<?>> classes, ServletContext context) {
        IdentityServlets.install(context);
    }
}
