package com.jsonexpress.identity.it.hosts.spring;

import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.FailureException;
import com.jsonexpress.identity.error.UnavailableException;
import com.jsonexpress.identity.token.Principal;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/** Routes of an application, each asking for its caller in another way. */
@RestController
class Controller {

    /** As those that describe an API. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface Described {}

    @GetMapping({"/hello", "/open/demanding"})
    String hello(Principal caller) {
        return caller.email().orElseThrow();
    }

    @GetMapping({"/annotated", "/open/annotated"})
    String annotated(@Described Principal caller) {
        return caller.email().orElseThrow();
    }

    @GetMapping("/open/optional")
    String optional(Optional<Principal> caller) {
        return caller.flatMap(Principal::email).orElse("nobody");
    }

    @GetMapping("/open/nullable")
    String nullable(@Nullable Principal caller) {
        return caller == null ? "nobody" : caller.email().orElseThrow();
    }

    @GetMapping("/open/nullable-type")
    String nullableType(@org.jspecify.annotations.Nullable Principal caller) {
        return caller == null ? "nobody" : caller.email().orElseThrow();
    }

    @GetMapping("/open/nullable-annotated")
    String nullableAnnotated(@Described @Nullable Principal caller) {
        return caller == null ? "nobody" : caller.email().orElseThrow();
    }

    @GetMapping("/attribute")
    String attribute(@RequestAttribute(required = false) Principal other) {
        return other == null ? "none" : "another";
    }

    @GetMapping({"/authentication", "/open/authentication"})
    String authentication(@AuthenticationPrincipal Principal caller, Authentication authentication) {
        return caller == null
                ? "nobody"
                : caller.email().orElseThrow() + " " + authentication.getAuthorities() + " "
                        + authentication.getName().equals(caller.id());
    }

    @CrossOrigin("https://page.example")
    @PreAuthorize("hasRole('admin')")
    @GetMapping("/open/page")
    String page() {
        return "welcome";
    }

    @PreAuthorize("hasRole('admin')")
    @GetMapping({"/admins", "/open/admins"})
    String admins() {
        return "welcome";
    }

    @PostMapping("/echo")
    String echo() {
        return "posted";
    }

    @GetMapping("/later")
    Callable<String> later(Principal caller) {
        return () -> {
            Authentication now =
                    Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication());
            return caller.email().orElseThrow() + " " + now.getName().equals(caller.id());
        };
    }

    @GetMapping("/broken")
    String broken() {
        throw new IllegalStateException("broken");
    }

    @GetMapping("/refusing")
    String refusing() {
        throw new FailureException(CommonError.FORBIDDEN);
    }

    @GetMapping("/refusing-later")
    Callable<String> refusingLater() {
        return this::refusing;
    }

    @GetMapping("/down")
    String down() {
        throw new UnavailableException("a store of the application's", Duration.ofSeconds(7));
    }
}
