package com.jsonexpress.identity.it.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.it.support.Client;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An example as a process of its own: it is the quickstart's application, and tells mistakes. */
public abstract class ExampleContract extends MistakesContract {

    @Test
    void application_greetsWhoeverIsSignedIn_andEndsWhenItIsAskedTo() throws Exception {
        int port = RunningJvm.freePort();
        List<String> arguments =
                List.of("-cp", System.getProperty("java.class.path"), "-Djex.port=" + port, main().getName());
        try (RunningJvm application = new RunningJvm(folder, Map.of(), arguments)) {
            Client client = application.awaitAnswer(port);
            String token = client.register("ada@example.com").string("accessToken");

            assertThat(client.get("/hello", token).text()).isEqualTo("Hello, ada@example.com\n");
            assertThat(client.get("/hello", "").code()).isEqualTo("unauthenticated");
            assertThat(client.get("/users", token).code()).isEqualTo("forbidden");
            assertThat(client.login("ada@example.com", Client.PASSWORD).status())
                    .isEqualTo(200);
            assertThat(application.end()).isEqualTo(143);
            assertThat(application.output()).contains("password: ").doesNotContain("\tat ");
        }
    }
}
