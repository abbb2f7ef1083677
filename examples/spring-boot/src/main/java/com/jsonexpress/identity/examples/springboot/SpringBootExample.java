package com.jsonexpress.identity.examples.springboot;

import com.jsonexpress.identity.token.Principal;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A Spring Boot application like any other: the starter brings every route of identity, and tells the controller who calls. */
@RestController
@SpringBootApplication
public class SpringBootExample {

    public static void main(String[] arguments) {
        SpringApplication.run(SpringBootExample.class, arguments);
    }

    @GetMapping("/hello")
    String hello(Principal caller) {
        return "Hello, " + caller.email().orElse("stranger") + "\n";
    }
}
