package com.jsonexpress.identity.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.test.AutoConfigureIdentityTest;
import com.jsonexpress.identity.test.TestIdentity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The controller with identity in front, and no server. */
@WebMvcTest
@AutoConfigureIdentityTest
class HelloTest {
    @Autowired
    private TestIdentity identity;

    @Autowired
    private MockMvcTester mvc;

    @Test
    void hello_greetsWhoeverIsSignedIn() {
        assertThat(mvc.get()
                        .uri("/hello")
                        .header("Authorization", identity.signedIn("ada").authorization()))
                .hasBodyTextEqualTo("Hello, ada@example.com\n");
    }

    @Test
    void hello_withoutACaller_isRefused() {
        assertThat(mvc.get().uri("/hello")).hasStatus(401);
    }
}
