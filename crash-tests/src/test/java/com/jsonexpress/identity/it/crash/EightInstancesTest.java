package com.jsonexpress.identity.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Eight processes of the whole engine boot at once on one empty PostgreSQL (security-bar 22). */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class EightInstancesTest {
    private static final int EIGHT = 8;

    @Test
    void boot_ofEightOnAnEmptyDatabase_makesOneAdminAndTellsOnePasswordThatWorks() {
        Store store = Store.fresh(Store.Kind.POSTGRESQL);
        List<Instance> instances = new ArrayList<>();
        try (Mails mails = new Mails()) {
            Map<String, String> keys = Keys.of(store.url(), mails);
            instances.addAll(Together.each(4, IntStream.range(0, EIGHT).boxed().toList(), i -> Instance.loaded(keys)));
            instances.forEach(Instance::go);
            long start = System.nanoTime();
            instances.forEach(Instance::port);
            double served = Patience.since(start).toMillis() / 1000.0;
            // Whoever told nothing has seen that another did.
            Patience.until(
                    "each of the eight knows the admin's password to be told",
                    () -> instances.stream().allMatch(EightInstancesTest::isSettled));
            double settled = Patience.since(start).toMillis() / 1000.0;

            List<String> told = instances.stream()
                    .map(Instance::toldPassword)
                    .flatMap(Optional::stream)
                    .toList();
            assertThat(told).hasSize(1);
            assertThat(instances.stream().mapToLong(Instance::passwordsTold).sum())
                    .isEqualTo(1);
            instances.forEach(instance ->
                    assertThat(Instance.admin(instance.client(), told.get(0))).isNotEmpty());
            assertThat(Postgres.number(store.url(), "SELECT COUNT(*) FROM jex_user"))
                    .isEqualTo(1);
            assertThat(Postgres.number(store.url(), "SELECT COUNT(*) FROM jex_user WHERE role = 'admin'"))
                    .isEqualTo(1);
            assertThat(Postgres.number(store.url(), "SELECT COUNT(*) FROM jex_schema_version"))
                    .isEqualTo(1);
            System.out.printf(
                    "[crash] eight instances on one empty PostgreSQL: all serve after %.1f s, the one password is told,"
                            + " and known to be, after %.1f s; one admin, one migration%n",
                    served, settled);
        } finally {
            Together.each(EIGHT, instances, instance -> {
                instance.close();
                return true;
            });
        }
    }

    private static boolean isSettled(Instance instance) {
        return instance.passwordsTold() > 0 || instance.output().contains("is still in use");
    }
}
