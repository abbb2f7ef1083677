package com.jsonexpress.identity.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/**
 * On a test of Spring Boot (3.5 and 4), beside {@code @SpringBootTest} or {@code @WebMvcTest}: the application under test runs on
 * a {@link TestIdentity}, which is a bean to be injected.
 *
 * <pre>{@code
 * @SpringBootTest
 * @AutoConfigureMockMvc
 * @AutoConfigureIdentityTest
 * class ReportsTest {
 *     @Autowired TestIdentity identity;
 *     @Autowired MockMvc mvc;
 *
 *     @Test
 *     void report_ofAnEditor_isKept() throws Exception {
 *         SignedIn alice = identity.signedIn("alice", role("editor"));
 *         ...
 *     }
 * }
 * }</pre>
 *
 * <p>Users, keys, jobs and mails are in memory, also where the application has a database or beans of its own for them. Its other
 * keys, fields, plugins and hooks count as ever. Before each test the identity begins anew, with no user and no mail, and its clock
 * goes back; tests that share an application context run one after the other.
 */
@Documented
@Inherited
@ImportAutoConfiguration
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface AutoConfigureIdentityTest {}
