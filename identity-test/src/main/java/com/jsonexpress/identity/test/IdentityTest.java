package com.jsonexpress.identity.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * On a test class or a test method (JUnit 5.12 and later, JUnit 6): each test that has a parameter of type
 * {@link TestIdentity} gets a running one of its own, which is closed after it.
 *
 * <pre>{@code
 * @IdentityTest
 * class ReportsTest {
 *     @Test
 *     void report_ofAnEditor_isKept(TestIdentity identity) {
 *         SignedIn alice = identity.signedIn("alice", role("editor"));
 *         ...
 *     }
 * }
 * }</pre>
 *
 * <p>No state and no port is shared, so that tests may run in parallel. A method of {@code @BeforeEach} sees the same
 * identity as its test.
 */
@Documented
@Inherited
@ExtendWith(IdentityExtension.class)
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface IdentityTest {
    /** Keys as {@code name=value}, such as {@code jex.auth.requireVerifiedEmail=true}; a method's come on top of its class's. */
    String[] value() default {};
}
