package com.jsonexpress.identity.benchmarks.plain.spring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /hello} on {@code PORT}. */
@RestController
@SpringBootApplication
public class PlainSpringBoot {

    public static void main(String[] arguments) {
        SpringApplication.run(PlainSpringBoot.class, arguments);
    }

    @GetMapping("/hello")
    String hello() {
        return "Hello, stranger\n";
    }
}
