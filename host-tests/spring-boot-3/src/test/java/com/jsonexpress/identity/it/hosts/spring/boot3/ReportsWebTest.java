package com.jsonexpress.identity.it.hosts.spring.boot3;

import static com.jsonexpress.identity.test.UserOption.role;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jsonexpress.identity.test.AutoConfigureIdentityTest;
import com.jsonexpress.identity.test.SignedIn;
import com.jsonexpress.identity.test.TestIdentity;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest
@AutoConfigureMockMvc
@AutoConfigureIdentityTest
class ReportsWebTest {
    @Autowired
    private TestIdentity identity;

    @Autowired
    private MockMvc mvc;

    @Test
    void reports_areForEditors() throws Exception {
        SignedIn alice = identity.signedIn("alice");
        SignedIn bob = identity.signedIn("bob", role("editor"));

        mvc.perform(get("/reports").header("Authorization", alice.authorization()))
                .andExpect(status().isForbidden());
        mvc.perform(get("/reports").header("Authorization", bob.authorization()))
                .andExpect(content().string("None yet, bob@example.com"));
    }

    @Test
    void session_ends() throws Exception {
        SignedIn bob = identity.signedIn("bob", role("editor"));

        identity.pass(Duration.ofMinutes(16));

        mvc.perform(get("/reports").header("Authorization", bob.authorization()))
                .andExpect(status().isUnauthorized());
    }
}
