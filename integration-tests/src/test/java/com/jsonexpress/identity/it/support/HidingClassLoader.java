package com.jsonexpress.identity.it.support;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The loader of the tests, less the services of some kinds: as if no jar brought one. */
public final class HidingClassLoader extends ClassLoader {
    private final List<String> hidden;

    public HidingClassLoader(Class<?>... services) {
        super(HidingClassLoader.class.getClassLoader());
        this.hidden = Stream.of(services)
                .map(service -> "META-INF/services/" + service.getName())
                .toList();
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return hidden.contains(name) ? Collections.emptyEnumeration() : super.getResources(name);
    }

    @Override
    public @Nullable URL getResource(String name) {
        return hidden.contains(name) ? null : super.getResource(name);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        return hidden.contains(name) ? null : super.getResourceAsStream(name);
    }
}
