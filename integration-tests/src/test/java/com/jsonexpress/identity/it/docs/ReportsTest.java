package com.jsonexpress.identity.it.docs;

import static com.jsonexpress.identity.test.UserOption.role;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.access.Rules;
import com.jsonexpress.identity.host.jdk.JdkHost;
import com.jsonexpress.identity.host.jdk.JdkServer;
import com.jsonexpress.identity.http.Response;
import com.jsonexpress.identity.test.IdentityTest;
import com.jsonexpress.identity.test.SignedIn;
import com.jsonexpress.identity.test.TestIdentity;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReportsTest {
    private final TestIdentity identity = TestIdentity.forApplication();
    private JdkServer server;

    @BeforeEach
    void start() {
        server = JdkHost.create()
                .get("/reports", Rules.role("editor"), request -> Response.text("None yet"))
                .settings(identity.settings())
                .port(0)
                .start();
        identity.attach(server.identity());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void reports_areForEditors() throws Exception {
        assertThat(reports(identity.signedIn("alice")).statusCode()).isEqualTo(403);
        assertThat(reports(identity.signedIn("bob", role("editor"))).body()).isEqualTo("None yet");
    }

    @Test
    void editor_whoIsRevoked_isRefusedAtOnce() throws Exception {
        SignedIn bob = identity.signedIn("bob", role("editor"));

        identity.users().revoke(bob.user().id()).orThrow();

        assertThat(reports(bob).statusCode()).isEqualTo(401);
    }

    @Test
    void session_ends() throws Exception {
        SignedIn bob = identity.signedIn("bob", role("editor"));

        identity.pass(Duration.ofMinutes(16));

        assertThat(reports(bob).statusCode()).isEqualTo(401);
    }

    @Test
    @IdentityTest("jex.auth.inviteTtl=48h")
    void invitation_hasALink(TestIdentity other) {
        other.users().provision("carol@example.com", "editor").orThrow();

        assertThat(other.mailbox().lastTo("carol@example.com").link()).hasParameter("token");
    }

    private HttpResponse<String> reports(SignedIn caller) throws Exception {
        URI reports = URI.create("http://localhost:" + server.port() + "/reports");
        HttpRequest request = HttpRequest.newBuilder(reports)
                .header("Authorization", caller.authorization())
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
