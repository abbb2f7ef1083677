package com.jsonexpress.identity.spring;

import java.util.stream.Stream;

/** Objects of the application that providers may use. */
@FunctionalInterface
interface HostObjects {
    Stream<Object> objects();
}
