package com.jsonexpress.identity.it.hosts.spring;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.schema.User;
import com.jsonexpress.identity.token.Principal;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The code in {@code docs/spring-boot.md}; a test compares. */
final class SpringPageExample {

    @RestController
    static class Greetings {

        @GetMapping("/hello")
        String hello(Principal caller) {
            return "Hello, " + caller.id();
        }

        @GetMapping("/public/hello")
        String open(Optional<Principal> caller) {
            return caller.map(known -> "Hello, " + known.id()).orElse("Hello");
        }
    }

    String token(Identity identity, String email) {
        User user = identity.users().provision(email, "editor").orThrow();
        return identity.users()
                .issueSession(user.id(), List.of("test"))
                .orThrow()
                .accessToken();
    }
}
