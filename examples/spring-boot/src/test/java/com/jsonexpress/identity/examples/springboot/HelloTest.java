package com.jsonexpress.identity.examples.springboot;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jsonexpress.identity.test.AutoConfigureIdentityTest;
import com.jsonexpress.identity.test.TestIdentity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.test.web.servlet.MockMvc;

/** The controller with identity in front, and no server. */
@WebMvcTest
@AutoConfigureIdentityTest
class HelloTest {
    @Autowired
    private TestIdentity identity;

    @Autowired
    private MockMvc mvc;

    @Test
    void hello_greetsWhoeverIsSignedIn() throws Exception {
        mvc.perform(get("/hello")
                        .header("Authorization", identity.signedIn("ada").authorization()))
                .andExpect(content().string("Hello, ada@example.com\n"));
    }

    @Test
    void hello_withoutACaller_isRefused() throws Exception {
        mvc.perform(get("/hello")).andExpect(status().isUnauthorized());
    }
}
