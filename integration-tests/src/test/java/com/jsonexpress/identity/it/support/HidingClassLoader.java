package com.jsonexpress.identity.it.support;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/** The loader of the tests, less the services of one kind: as if no jar brought one. */
public final class HidingClassLoader extends ClassLoader {
    private final String hidden;

    public HidingClassLoader(Class<?> service) {
        super(HidingClassLoader.class.getClassLoader());
        this.hidden = "META-INF/services/" + service.getName();
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return name.equals(hidden) ? Collections.emptyEnumeration() : super.getResources(name);
    }

    @Override
    public @Nullable URL getResource(String name) {
        return name.equals(hidden) ? null : super.getResource(name);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        return name.equals(hidden) ? null : super.getResourceAsStream(name);
    }
}
