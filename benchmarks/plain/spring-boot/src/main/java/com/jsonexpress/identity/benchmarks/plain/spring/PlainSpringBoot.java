package com.jsonexpress.identity.benchmarks.plain.spring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /hello} on {@code PORT}, and a {@code POST} that answers as much as a login does. */
@RestController
@SpringBootApplication
public class PlainSpringBoot {
    /** As long as the answer to a login or a refresh. */
    private static final String TOKENS =
            "{\"refreshToken\":\"" + "x".repeat(78) + "\",\"accessToken\":\"" + "x".repeat(730) + "\"}";

    public static void main(String[] arguments) {
        SpringApplication.run(PlainSpringBoot.class, arguments);
    }

    @GetMapping("/hello")
    String hello() {
        return "Hello, stranger\n";
    }

    @PostMapping(path = "/hello", produces = "application/json")
    String post(@RequestBody String body) {
        return TOKENS;
    }
}
