package com.jsonexpress.identity.examples.production;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import redis.embedded.RedisServer;

/** A real PostgreSQL, a real Redis and an SMTP server, for as long as this process lives. What they keep ends with it. */
final class EmbeddedServers {
    private EmbeddedServers() {}

    /** Starts them, and tells where they are. */
    static Map<String, String> start() {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setOutputRedirector(Redirect.DISCARD)
                    .setErrorRedirector(Redirect.DISCARD)
                    .start();
            int redisPort = freePort();
            RedisServer redis = RedisServer.newRedisServer()
                    .port(redisPort)
                    .bind("127.0.0.1")
                    .setting("save \"\"")
                    .build();
            redis.start();
            GreenMail smtp = new GreenMail(ServerSetup.SMTP.dynamicPort());
            smtp.start();
            MailPrinter.start(smtp);
            return Map.of(
                    "jex.auth.secret",
                    H2File.random(),
                    "jex.jdbc.url",
                    postgres.getJdbcUrl("postgres", "postgres"),
                    "jex.redis.url",
                    "redis://127.0.0.1:" + redisPort,
                    "jex.smtp.host",
                    "127.0.0.1",
                    "jex.smtp.port",
                    Integer.toString(smtp.getSmtp().getPort()),
                    "jex.smtp.tls",
                    "none");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
