package com.jsonexpress.identity.it.hosts.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.it.hosts.vertx.IdentityHandler;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filter;
import io.quarkus.vertx.http.runtime.filters.Filters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class InFrontTest {

    @Test
    void bean_asQuarkusCallsIt_putsIdentityInFront() {
        InFront bean = new InFront();
        Filters filters = new Filters();

        bean.register(filters);
        bean.started(new StartupEvent());
        bean.stopping(new ShutdownEvent());

        assertThat(filters.getFilters()).singleElement().satisfies(filter -> {
            assertThat(filter.getHandler()).isInstanceOf(IdentityHandler.class);
            assertThat(filter.getPriority()).as("before %s", Filter.class).isEqualTo(1000);
        });
    }

    @Test
    void recipe_onThePage_isThisBean() throws IOException {
        String page = Files.readString(Path.of("../../docs/hosts.md"));
        String source =
                Files.readString(Path.of("src/test/java/com/jsonexpress/identity/it/hosts/quarkus/InFront.java"));

        assertThat(page)
                .contains(source.replace("package com.jsonexpress.identity.it.hosts.quarkus;", "package app;")
                        .replace("import com.jsonexpress.identity.it.hosts.vertx.IdentityHandler;\n", ""));
    }
}
