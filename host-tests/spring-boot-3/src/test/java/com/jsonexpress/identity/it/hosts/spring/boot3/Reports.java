package com.jsonexpress.identity.it.hosts.spring.boot3;

import com.jsonexpress.identity.token.Principal;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The application that the tests of this package find. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(Reports.Controller.class)
class Reports {

    @RestController
    static class Controller {

        @PreAuthorize("hasRole('editor')")
        @GetMapping("/reports")
        String reports(Principal caller) {
            return "None yet, " + caller.email().orElseThrow();
        }
    }
}
