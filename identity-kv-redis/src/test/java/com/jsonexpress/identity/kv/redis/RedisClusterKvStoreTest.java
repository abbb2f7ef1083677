package com.jsonexpress.identity.kv.redis;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.config.Secret;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.testkit.KvStoreContract;
import com.jsonexpress.identity.testkit.TestContext;
import io.lettuce.core.cluster.RedisClusterClient;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same promise on three nodes. */
@Tag("wide")
class RedisClusterKvStoreTest extends KvStoreContract {
    private static final String URL = Cluster.start();

    @Override
    protected IKvStore create() {
        return new RedisKvStore();
    }

    @Override
    protected TestContext prepare(TestContext context) {
        return context.config(Servers.patient()
                .with(RedisKeys.URL, Secret.of(URL), "the test")
                .with(RedisKeys.CLUSTER, true, "the test"));
    }

    @Override
    protected boolean timeCanBeMoved() {
        return false;
    }

    @Override
    protected boolean isShared() {
        return true;
    }

    @Override
    protected int rounds() {
        return Integer.getInteger("cluster.rounds", 50);
    }

    @Test
    void keys_ofOneApplication_areOnEachNode() {
        IKvStore store = startNew();
        for (int i = 0; i < 100; i++) {
            store.set("k" + i, new byte[1], Duration.ofMinutes(5));
        }
        try (RedisClusterClient client = RedisClusterClient.create(URL)) {
            var connection = client.connect();
            assertThat(connection.getPartitions())
                    .hasSize(3)
                    .allSatisfy(node -> assertThat(connection
                                    .getConnection(node.getNodeId())
                                    .sync()
                                    .dbsize())
                            .isGreaterThan(10));
        }
    }
}
