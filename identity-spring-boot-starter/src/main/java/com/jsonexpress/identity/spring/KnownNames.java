package com.jsonexpress.identity.spring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.util.StringUtils;

/** The names of our keys as the jars on the class path tell them to editors, and as they are declared. */
final class KnownNames {
    private static final String METADATA = "META-INF/spring-configuration-metadata.json";
    private static final Pattern NAME = Pattern.compile("\"name\": \"(jex\\.[a-z0-9.-]+)\"");
    private static final Pattern NEXT_WORD = Pattern.compile("-([a-z0-9])");

    private KnownNames() {}

    static Set<String> in(ClassLoader loader) {
        Set<String> names = new TreeSet<>();
        try {
            for (URL jar : Collections.list(loader.getResources(METADATA))) {
                Matcher name = NAME.matcher(text(jar));
                while (name.find()) {
                    names.add(name.group(1));
                    names.add(declared(name.group(1)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private static String text(URL file) throws IOException {
        try (InputStream in = file.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String declared(String name) {
        return NEXT_WORD.matcher(name).replaceAll(word -> StringUtils.capitalize(word.group(1)));
    }
}
