package com.jsonexpress.identity.it.hosts.jetty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.host.servlet.IdentityServlets;
import com.jsonexpress.identity.it.support.App;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.websocket.server.config.JettyWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Web sockets of an embedded Jetty 12 with its ee10, configured before and after identity. */
class JettyEe10WebSocketTest {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void handshake_isGuardedAsAnyOtherRequest_inWhateverOrder(boolean identityFirst) throws Exception {
        IdentitySettings settings = IdentitySettings.none().codeOnly().set("jex.auth.secret", App.SECRET);
        try (Identity identity = Identity.start(settings)) {
            String user = identity.users()
                    .provision("ada@example.com", "user")
                    .orThrow()
                    .id();
            String token = identity.users()
                    .issueSession(user, List.of("test"))
                    .orThrow()
                    .accessToken();
            Server server = new Server(new QueuedThreadPool(32));
            ServerConnector connector = new ServerConnector(server, 1, 1);
            connector.setHost("localhost");
            server.addConnector(connector);
            server.setHandler(context(identity, identityFirst));
            server.start();
            try {
                assertThat(greeting(connector.getLocalPort(), "Bearer " + token))
                        .isEqualTo("Hello, " + user);
                assertThatThrownBy(() -> greeting(connector.getLocalPort(), "Basic eA=="))
                        .cause()
                        .isInstanceOfSatisfying(
                                WebSocketHandshakeException.class,
                                refused -> assertThat(refused.getResponse().statusCode())
                                        .isEqualTo(401));
            } finally {
                server.stop();
            }
        }
    }

    private static ServletContextHandler context(Identity identity, boolean identityFirst) {
        ServletContextHandler context = new ServletContextHandler();
        context.setContextPath("/");
        if (identityFirst) {
            context.addServletContainerInitializer((classes, started) -> IdentityServlets.install(started, identity));
        }
        JettyWebSocketServletContainerInitializer.configure(
                context,
                (started, sockets) -> sockets.addMapping(
                        "/greetings",
                        (request, response) ->
                                new Greeting(request.getUserPrincipal().getName())));
        if (!identityFirst) {
            context.addServletContainerInitializer((classes, started) -> IdentityServlets.install(started, identity));
        }
        return context;
    }

    /** Says who has opened it. */
    public static final class Greeting implements Session.Listener.AutoDemanding {
        private final String caller;

        private Greeting(String caller) {
            this.caller = caller;
        }

        @Override
        public void onWebSocketOpen(Session session) {
            session.sendText("Hello, " + caller, Callback.NOOP);
        }
    }

    private static String greeting(int port, String authorization) {
        CompletableFuture<String> heard = new CompletableFuture<>();
        WebSocket.Listener listener = new WebSocket.Listener() {
            @Override
            public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                heard.complete(text.toString());
                return WebSocket.Listener.super.onText(socket, text, last);
            }
        };
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Authorization", authorization)
                .buildAsync(URI.create("ws://localhost:" + port + "/greetings"), listener)
                .join();
        try {
            return heard.orTimeout(20, TimeUnit.SECONDS).join();
        } finally {
            socket.abort();
        }
    }
}
