package com.jsonexpress.identity.it.servlet;

import com.jsonexpress.identity.it.boot.ChildJvm;
import com.jsonexpress.identity.it.boot.Jars;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The folder of a web application as it is unpacked from a WAR: its own jars, its own classes, its descriptor. */
final class WebApplication {
    private static final String DESCRIPTOR = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <context-param><param-name>jex.auth.secret</param-name><param-value>%s</param-value></context-param>
              <context-param><param-name>jex.auth.exclude</param-name><param-value>/public</param-value></context-param>
            </web-app>
            """;

    private static final Pattern OUTSIDE = Pattern.compile(
            ".*(tomcat|jetty|asm|servlet-api|junit|archunit|mockito|byte-buddy|assertj)[^/\\\\]*\\.jar");

    private static final Pattern OF_THE_CONTAINER = Pattern.compile("(jakarta|org\\.apache)\\..*");

    private WebApplication() {}

    /** Everything on the class path that is neither the container nor a test goes into {@code WEB-INF/lib}. */
    static Path in(Path folder, String secret, Class<?>... classes) throws IOException {
        Path lib = Files.createDirectories(folder.resolve("WEB-INF/lib"));
        int number = 0;
        for (String entry : ChildJvm.classPath(WebApplication::belongsInside)) {
            Path path = Path.of(entry);
            Path jar = lib.resolve(++number + ".jar");
            if (Files.isDirectory(path)) {
                Jars.ofModule(jar, path, "web.application.part" + number);
            } else {
                Files.copy(path, jar);
            }
        }
        for (Class<?> type : classes) {
            String name = type.getName().replace('.', '/') + ".class";
            Path target = folder.resolve("WEB-INF/classes").resolve(name);
            Files.createDirectories(target.resolveSibling(""));
            try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
                Files.copy(in, target);
            }
        }
        Files.writeString(folder.resolve("WEB-INF/web.xml"), DESCRIPTOR.formatted(secret));
        return folder;
    }

    private static boolean belongsInside(String entry) {
        String module = ChildJvm.moduleOf(entry);
        return module.isEmpty()
                ? entry.endsWith(".jar") && !OUTSIDE.matcher(entry).matches()
                : module.startsWith("identity-") && !module.equals("identity-testkit");
    }

    /** The loader above that of the application: the container and what it offers, nothing of ours. */
    static ClassLoader container(Class<?> test) {
        return new ClassLoader(ClassLoader.getPlatformClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                if (OF_THE_CONTAINER.matcher(name).matches()) {
                    return test.getClassLoader().loadClass(name);
                }
                throw new ClassNotFoundException(name);
            }

            @Override
            protected @Nullable URL findResource(String name) {
                return null;
            }

            @Override
            protected Enumeration<URL> findResources(String name) {
                return Collections.emptyEnumeration();
            }
        };
    }
}
