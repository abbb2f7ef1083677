package com.jsonexpress.identity.it.hosts.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.it.support.Client;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What {@code docs/spring-boot.md} shows is compiled, and does what it says. */
class SpringPageTest {
    private static final Pattern JAVA = Pattern.compile("(?ms)^```java\\n(.*?)^```$");
    private static final String SOURCES =
            "host-tests/spring-boot-3/src/test/java/com/jsonexpress/identity/it/hosts/spring/";

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(SpringPageExample.Greetings.class)
    static class Application {}

    private static String read(String file) throws IOException {
        return Files.readString(Path.of("..", "..").resolve(file));
    }

    @Test
    void code_onThePage_isTheSource() throws IOException {
        String source = read(SOURCES + "SpringPageExample.java").replace("static class", "class");
        List<String> blocks = JAVA.matcher(read("docs/spring-boot.md"))
                .results()
                .map(block -> block.group(1))
                .toList();

        assertThat(blocks).hasSize(2).allSatisfy(block -> assertThat(source).containsIgnoringWhitespaces(block));
    }

    @Test
    void test_onThePageOfTests_isTheSource() throws IOException {
        String source = read(SOURCES + "boot3/ReportsWebTest.java");

        assertThat(read("docs/testing.md"))
                .contains("<!-- ReportsWebTest -->\n```java\n" + source.substring(source.indexOf("@SpringBootTest\n"))
                        + "```\n<!-- /ReportsWebTest -->\n");
    }

    /** With Spring MVC below {@code /api} nothing is at {@code /}, and Tomcat asks no filter there. */
    @Test
    void springMvc_belowAPath_leavesTheRoutesReachableByTheDefaultServlet() {
        try (Boot boot = Boot.application(Application.class)
                .ready()
                .set("spring.mvc.servlet.path", "/api")
                .set("server.servlet.register-default-servlet", "true")
                .set("jex.auth.exclude", "/api/public")
                .start()) {
            Client client = boot.client();
            String token = new SpringPageExample().token(boot.identity(), "ada@example.com");
            String id = boot.identity()
                    .users()
                    .findByEmail("ada@example.com")
                    .orElseThrow()
                    .id();
            assertThat(client.get("/auth/me", token).string("id")).isEqualTo(id);
            assertThat(client.get("/api/hello", token).text()).isEqualTo("Hello, " + id);
            assertThat(client.get("/api/hello", "").status()).isEqualTo(401);
            assertThat(client.get("/api/public/hello", "").text()).isEqualTo("Hello");
        }
    }
}
