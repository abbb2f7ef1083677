package com.jsonexpress.identity.it.hosts.micronaut;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.security.Principal;

/** An application of two routes. */
@Controller
class Hello {

    @Get(value = "/hello", produces = MediaType.TEXT_PLAIN)
    String hello(HttpRequest<?> request) {
        return request.getUserPrincipal().map(Principal::getName).orElse("nobody");
    }

    @Post(value = "/length", consumes = MediaType.ALL, produces = MediaType.TEXT_PLAIN)
    String length(@Body String body) {
        return Integer.toString(body.length());
    }
}
