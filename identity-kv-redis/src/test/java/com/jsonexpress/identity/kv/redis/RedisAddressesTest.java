package com.jsonexpress.identity.kv.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.email.smtp.Certificate;
import com.jsonexpress.identity.error.BootException;
import com.jsonexpress.identity.testkit.TestContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import redis.embedded.RedisSentinel;
import redis.embedded.RedisServer;

/** What {@code jex.redis.url} may say besides one server. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class RedisAddressesTest {
    private static final Duration LIFE = Duration.ofMinutes(1);

    private final int port = Servers.freePort();

    @Test
    void tls_withACertificateThatTheJvmTrusts_works(@TempDir Path directory) throws IOException {
        Certificate certificate = Certificate.of(directory, "ip:127.0.0.1");
        RedisServer server = startWithTls(directory, certificate);
        System.setProperty("javax.net.ssl.trustStore", certificate.file().toString());
        System.setProperty("javax.net.ssl.trustStorePassword", Certificate.PASSWORD);
        try {
            expectToWork("rediss://127.0.0.1:" + port);
        } finally {
            System.clearProperty("javax.net.ssl.trustStore");
            System.clearProperty("javax.net.ssl.trustStorePassword");
            Servers.stop(server);
        }
    }

    @Test
    void tls_withACertificateThatNobodyKnows_endsTheBoot(@TempDir Path directory) throws IOException {
        expectRefusal(directory, Certificate.of(directory, "ip:127.0.0.1"), false);
    }

    @Test
    void tls_withACertificateOfAnotherName_endsTheBoot(@TempDir Path directory) throws IOException {
        expectRefusal(directory, Certificate.of(directory, "dns:elsewhere.example"), true);
    }

    private void expectRefusal(Path directory, Certificate certificate, boolean trusted) throws IOException {
        RedisServer server = startWithTls(directory, certificate);
        if (trusted) {
            System.setProperty("javax.net.ssl.trustStore", certificate.file().toString());
            System.setProperty("javax.net.ssl.trustStorePassword", Certificate.PASSWORD);
        }
        try (RedisKvStore kv = new RedisKvStore()) {
            assertThatThrownBy(() -> kv.start(Servers.at("rediss://127.0.0.1:" + port, TestContext.realTime())
                            .context()))
                    .isInstanceOf(BootException.class)
                    .hasMessageContaining("127.0.0.1:" + port);
        } finally {
            System.clearProperty("javax.net.ssl.trustStore");
            System.clearProperty("javax.net.ssl.trustStorePassword");
            Servers.stop(server);
        }
    }

    private RedisServer startWithTls(Path directory, Certificate certificate) throws IOException {
        Path shown = Files.writeString(directory.resolve("redis.pem"), certificate.pem());
        Path key = Files.writeString(directory.resolve("redis-key.pem"), certificate.keyPem());
        return Servers.start(
                Servers.freePort(),
                "tls-port " + port,
                "tls-cert-file " + shown,
                "tls-key-file " + key,
                "tls-auth-clients no");
    }

    @Test
    void sentinel_tellsWhereTheMasterIs() throws IOException {
        RedisServer master = Servers.start(port);
        int watching = Servers.freePort();
        RedisSentinel sentinel = RedisSentinel.newRedisSentinel()
                .bind("127.0.0.1")
                .port(watching)
                .masterName("accounts")
                .masterPort(port)
                .quorumSize(1)
                .build();
        sentinel.start();
        try {
            expectToWork("redis-sentinel://127.0.0.1:" + watching + "#accounts");
        } finally {
            sentinel.stop();
            Servers.stop(master);
        }
    }

    private static void expectToWork(String url) {
        try (RedisKvStore kv = new RedisKvStore()) {
            kv.start(Servers.at(url, TestContext.realTime()).context());

            kv.set("a", "1".getBytes(UTF_8), LIFE);

            assertThat(kv.take("a")).hasValue("1".getBytes(UTF_8));
            assertThat(kv.health().up()).isTrue();
        }
    }
}
