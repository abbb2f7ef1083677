package com.jsonexpress.identity.examples.resourceserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.host.jdk.JdkServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The example with its issuer beside it, over real HTTP. */
class ResourceServerTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private final TryOutIssuer issuer = TryOutIssuer.start();
    private final JdkServer server =
            ResourceServer.host(issuer.settings().codeOnly()).port(0).start();

    @AfterEach
    void stop() {
        server.close();
        issuer.close();
    }

    @Test
    void hello_withATokenOfTheIssuer_greetsTheCallerWithItsRoles() throws Exception {
        HttpResponse<String> answer = get("/hello", token("sub=ada&role=analyst&role=editor"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("Hello, ada, with roles [analyst, editor]\n");
    }

    @Test
    void hello_withoutAToken_is401() throws Exception {
        assertThat(get("/hello", "").statusCode()).isEqualTo(401);
    }

    @Test
    void hello_withOtherClaimsUnderTheSameSignature_is401() throws Exception {
        String[] ada = token("sub=ada").split("\\.", -1);
        String[] eve = token("sub=eve").split("\\.", -1);

        assertThat(get("/hello", ada[0] + "." + ada[1] + "." + eve[2]).statusCode())
                .isEqualTo(401);
    }

    @Test
    void hello_withTheSameTokenSignedByAnotherKey_is401() throws Exception {
        String token = token("sub=ada");
        String signed = token.substring(0, token.lastIndexOf('.'));

        assertThat(get("/hello", token).statusCode()).isEqualTo(200);
        assertThat(get("/hello", signed + "." + signatureOfAnotherKey(signed)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void reports_areForEditorsAlone() throws Exception {
        assertThat(get("/reports", token("sub=ada&role=editor")).statusCode()).isEqualTo(200);
        assertThat(get("/reports", token("sub=ben&role=analyst")).statusCode()).isEqualTo(403);
        assertThat(get("/reports", token("sub=ben")).statusCode()).isEqualTo(403);
        assertThat(get("/reports", "").statusCode()).isEqualTo(401);
    }

    @Test
    void issuer_askedForAForgedClaim_refuses() throws Exception {
        assertThat(send(issuer.address() + "/token?sub=a%22", "").statusCode()).isEqualTo(400);
    }

    private static String signatureOfAnotherKey(String signed) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(generator.generateKeyPair().getPrivate());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    private String token(String query) throws IOException, InterruptedException {
        return send(issuer.address() + "/token?" + query, "").body().strip();
    }

    private HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        return send("http://localhost:" + server.port() + path, token);
    }

    private HttpResponse<String> send(String address, String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
