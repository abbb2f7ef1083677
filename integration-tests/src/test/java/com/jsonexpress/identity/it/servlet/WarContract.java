package com.jsonexpress.identity.it.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.HttpTransport;
import com.jsonexpress.identity.it.support.Transport;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A WAR with our jars inside: nobody calls anything, the class loader above knows nothing of ours. */
public abstract class WarContract {

    /**
     * Starts the unpacked WAR at {@code /shop}, on a free port of loopback.
     *
     * @param container what the application's class loader stands on
     */
    protected abstract Deployed deploy(Path war, ClassLoader container) throws Exception;

    /**
     * What runs.
     *
     * @param reload stops the application and starts it again
     * @param closing stops the server
     */
    public record Deployed(int port, Step reload, Step closing) {}

    /** Something to be done with a server. */
    @FunctionalInterface
    public interface Step {
        void run() throws Exception;
    }

    @Test
    void war_withTheJarsInside_isGuardedWithoutACall_alsoAfterAReload(@TempDir Path folder) throws Exception {
        Deployed deployed =
                deploy(WebApplication.in(folder, App.SECRET, Hello.class), WebApplication.container(getClass()));
        try {
            Transport wire = HttpTransport.to(deployed.port());
            Client client =
                    new Client((method, target, headers, body) -> wire.send(method, "/shop" + target, headers, body));
            String token = client.register("ada@example.com").string("accessToken");

            assertThat(client.get("/hello", token).text()).isEqualTo("Hello ada@example.com");
            assertThat(client.get("/hello", "").status()).isEqualTo(401);
            assertThat(client.get("/hello", "").code()).isEqualTo("unauthenticated");
            assertThat(client.get("/public/x", "").text()).isEqualTo("Hello anonymous");

            deployed.reload().run();
            assertThat(client.get("/hello", token).status()).isEqualTo(401);
            assertThat(client.register("ada@example.com").status()).isEqualTo(201);
        } finally {
            deployed.closing().run();
        }
    }
}
