package com.jsonexpress.identity.it.hosts.spring.boot3;

import static com.jsonexpress.identity.test.UserOption.role;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jsonexpress.identity.test.AutoConfigureIdentityTest;
import com.jsonexpress.identity.test.TestIdentity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.test.web.servlet.MockMvc;

/** The slice of Spring Boot that has controllers alone: identity is in front of it, too. */
@WebMvcTest(Reports.Controller.class)
@AutoConfigureIdentityTest
class WebMvcSliceTest {
    @Autowired
    private TestIdentity identity;

    @Autowired
    private MockMvc mvc;

    @Test
    void controller_isGuarded() throws Exception {
        mvc.perform(get("/reports")).andExpect(status().isUnauthorized());
        mvc.perform(get("/reports")
                        .header("Authorization", identity.signedIn("ada").authorization()))
                .andExpect(status().isForbidden());
        mvc.perform(get("/reports")
                        .header(
                                "Authorization",
                                identity.signedIn("bob", role("editor")).authorization()))
                .andExpect(content().string("None yet, bob@example.com"));
    }

    @Test
    void routesOfIdentity_areThere() throws Exception {
        identity.user("ada");

        mvc.perform(post("/auth/login")
                        .contentType("application/json")
                        .content("{\"email\":\"ada@example.com\",\"password\":\"" + TestIdentity.PASSWORD + "\"}"))
                .andExpect(status().isOk());
    }
}
