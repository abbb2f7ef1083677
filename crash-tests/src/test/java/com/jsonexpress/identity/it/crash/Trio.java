package com.jsonexpress.identity.it.crash;

import com.jsonexpress.identity.it.support.Client;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Three instances of one application on one database and one Redis. */
final class Trio implements AutoCloseable {
    private static final int THREE = 3;

    final Mails mails = new Mails();
    final Redis redis = new Redis();
    final String database = Postgres.database();
    private final List<Instance> instances;
    private final String password;

    Trio(String... more) {
        Map<String, String> keys = Keys.of(database, mails, more);
        keys.put("jex.kv", "redis");
        keys.put("jex.redis.url", redis.url());
        keys.put("jex.redis.timeout", "5s"); // no server fails here, but a busy machine may be slow
        instances = Together.each(THREE, IntStream.range(0, THREE).boxed().toList(), i -> Instance.start(keys));
        Patience.until(
                "one has told the password",
                () -> instances.stream().anyMatch(one -> one.toldPassword().isPresent()));
        password = instances.stream()
                .map(Instance::toldPassword)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }

    Client client(int number) {
        return instances.get(number).client();
    }

    List<Client> clients() {
        return instances.stream().map(Instance::client).toList();
    }

    /** An access token of an admin. */
    String admin() {
        return Instance.admin(client(0), password);
    }

    @Override
    public void close() {
        Together.each(THREE, instances, instance -> {
            instance.close();
            return true;
        });
        redis.close();
        mails.close();
    }
}
