package com.jsonexpress.identity.host.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.error.FailureException;
import com.jsonexpress.identity.http.CanonicalPath;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How containers tell the path of a context differs; as many segments of the target as sent are cut off. */
class TargetTest {

    @ParameterizedTest
    @CsvSource({
        "/hello, '', /hello",
        "/, '', /",
        "/shop/hello, /shop, /hello",
        "/shop/, /shop, /",
        "/shop, /shop, /",
        "/sh%6fp/p%75blic, /sh%6fp, /p%75blic",
        "/sh%6fp/p%75blic, /shop, /p%75blic",
        "/%61/b, /a/b, /",
        "/a/b/c/, /a/b, /c/",
        "/shop/shop/x, /shop, /shop/x"
    })
    void path_withOneReading_isWhatStandsBelowTheContext(String uri, String context, String path) {
        assertThat(new Target(uri, context, null).path()).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({
        "/shop;x/public, /shop;x",
        "/x/../shop/public, /x/../shop",
        "//shop/public, /shop",
        "//shop/public, //shop",
        "/shop/public;x, /shop",
        "/shop/public/..;/inner, /shop",
        "/shopping, /shop",
        "/other/public, /shop",
        "/shop%2Fpublic, /shop",
        "*, ''",
        "'', ''"
    })
    void path_thatCouldBeReadOtherwise_isOneThatIsRefused(String uri, String context) {
        String path = new Target(uri, context, null).path();

        assertThatThrownBy(() -> CanonicalPath.parse(path)).isInstanceOf(FailureException.class);
    }
}
