package com.jsonexpress.identity.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.test;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.http.Response;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** {@code @IdentityTest}, as JUnit runs it. */
class IdentityTestAnnotationTest {
    private static final Set<TestIdentity> SEEN = ConcurrentHashMap.newKeySet();

    private static EngineExecutionResults run(Class<?> tests) {
        SEEN.clear();
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(tests))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
                .execute();
    }

    private static void allClosed() {
        assertThat(SEEN)
                .isNotEmpty()
                .allSatisfy(identity -> assertThat(
                                ((Response) identity.identity().handle(Request.of("GET", "/auth/health"))).status())
                        .isEqualTo(503));
    }

    @IdentityTest("jex.auth.path=/id")
    static class OnTheClass {
        private TestIdentity before;

        @BeforeEach
        void remember(TestIdentity identity) {
            before = identity;
            identity.user("ada");
        }

        @Test
        void first(TestIdentity identity) {
            look(identity);
        }

        @Test
        void second(TestIdentity identity) {
            look(identity);
        }

        private void look(TestIdentity identity) {
            assertThat(identity).isSameAs(before);
            assertThat(identity.users().findByEmail("ada@example.com")).isPresent();
            assertThat(identity.users().findByEmail("left@example.com")).isEmpty();
            assertThat(((Response) identity.identity().handle(Request.of("GET", "/id/health"))).status())
                    .isEqualTo(200);
            identity.user("left");
            SEEN.add(identity);
        }

        @Nested
        class Inside {
            @Test
            @IdentityTest("jex.auth.disable=health")
            void both(TestIdentity identity) {
                assertThat(((Response) identity.identity().handle(Request.of("GET", "/id/health"))).status())
                        .isEqualTo(404);
                SEEN.add(identity);
            }
        }
    }

    static class OnAMethod {
        @Test
        @IdentityTest({"jex.auth.requireVerifiedEmail = true", "jex.auth.minPasswordLength=12"})
        void configured(TestIdentity identity) {
            assertThat(identity.user("ada").emailVerified()).isTrue();
            SEEN.add(identity);
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    static class SideBySide {
        private static final CyclicBarrier ALL = new CyclicBarrier(4);

        @IdentityTest
        @RepeatedTest(4)
        void alone(TestIdentity identity) throws Exception {
            ALL.await(20, TimeUnit.SECONDS);
            assertThat(identity.users().findByEmail("ada@example.com")).isEmpty();
            identity.user("ada");
            ALL.await(20, TimeUnit.SECONDS);
            assertThat(identity.users().findByEmail("ada@example.com")).isPresent();
            SEEN.add(identity);
        }
    }

    @IdentityTest
    static class ForAll {
        @BeforeAll
        static void once(TestIdentity identity) {}

        @Test
        void never() {}
    }

    static class Misspelt {
        @Test
        @IdentityTest("jex.auth.requireVerifiedEmail")
        void noValue(TestIdentity identity) {}

        @Test
        @IdentityTest("jex.auth.requireVerifedEmail=true")
        void noKey(TestIdentity identity) {}
    }

    @Test
    void eachTest_hasItsOwn_andItIsClosed() {
        run(OnTheClass.class)
                .testEvents()
                .assertStatistics(tests -> tests.succeeded(3).failed(0));

        assertThat(SEEN).hasSize(3);
        SEEN.removeIf(identity ->
                ((Response) identity.identity().handle(Request.of("GET", "/id/health"))).status() == 503);
        assertThat(SEEN).isEmpty();
    }

    @Test
    void method_withKeys_hasThem() {
        run(OnAMethod.class)
                .testEvents()
                .assertStatistics(tests -> tests.succeeded(1).failed(0));

        allClosed();
    }

    @Test
    void tests_inParallel_shareNothing() {
        run(SideBySide.class)
                .testEvents()
                .assertStatistics(tests -> tests.succeeded(4).failed(0));

        assertThat(SEEN).hasSize(4);
        allClosed();
    }

    @Test
    void parameter_thatWouldBeShared_isRefusedWithTheRemedy() {
        Events events = run(ForAll.class).allEvents();

        events.assertThatEvents()
                .haveAtLeastOne(event(finishedWithFailure(message(text -> text.contains("@BeforeEach")))));
    }

    @Test
    void key_thatIsNone_failsTheTestAndNamesIt() {
        run(Misspelt.class)
                .testEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(
                                test("noValue"),
                                finishedWithFailure(message(text -> text.contains("name=value")
                                        && text.contains("jex.auth.requireVerifiedEmail")))))
                .haveExactly(
                        1,
                        event(
                                test("noKey"),
                                finishedWithFailure(message(text -> text.contains("jex.auth.requireVerifedEmail")))));
    }
}
