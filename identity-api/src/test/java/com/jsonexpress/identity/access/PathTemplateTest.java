package com.jsonexpress.identity.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.jsonexpress.identity.http.CanonicalPath;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathTemplateTest {

    private static Optional<Map<String, String>> match(String template, String path) {
        return PathTemplate.parse(template).match(CanonicalPath.parse(path));
    }

    @Test
    void namedSegments_takeTheDecodedText() {
        assertThat(match("/users/{id}", "/users/a%20b")).contains(Map.of("id", "a b"));
        assertThat(match("/a/{x}/b/{y}", "/a/1/b/2")).contains(Map.of("x", "1", "y", "2"));
        assertThat(match("/users/{id}", "/users/{id}")).contains(Map.of("id", "{id}"));
    }

    @ParameterizedTest
    @CsvSource({
        "/, /, true",
        "/, /a, false",
        "/a, /a, true",
        "/a, /b, false",
        "/a, /{x}, true",
        "/{x}, /{y}, true",
        "/a/{x}, /{y}/b, true",
        "/a/{x}, /b/{x}, false",
        "/a/{x}, /a, false",
        "/a/, /a/{x}, false",
        "/a/, /a/, true"
    })
    void overlap_isWhatSomePathMatchesBoth(String one, String two, boolean overlap) {
        assertThat(PathTemplate.parse(one).overlaps(PathTemplate.parse(two))).isEqualTo(overlap);
        assertThat(PathTemplate.parse(two).overlaps(PathTemplate.parse(one))).isEqualTo(overlap);
    }

    @ParameterizedTest
    @CsvSource({"/, /", "/a, /a", "/a/b, /a/b", "/a, /%61", "/a/, /a/", "/é, /%C3%A9"})
    void literals_matchTheDecodedPath(String template, String path) {
        assertThat(match(template, path)).contains(Map.of());
    }

    @ParameterizedTest
    @CsvSource({
        "/, /a",
        "/a, /",
        "/a, /a/",
        "/a, /A",
        "/a, /a/b",
        "/a/, /a",
        "/a/{id}, /a",
        "/a/{id}, /a/",
        "/a/{id}, /a/b/",
        "/a/{id}, /a/b/c",
        "/a/{id}, /b/c",
        "/{id}, /",
    })
    void path_thatIsAnother_doesNotMatch(String template, String path) {
        assertThat(match(template, path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "//",
                "/a//b",
                "/{}",
                "/{id",
                "/id}",
                "/a{id}",
                "/{id}b",
                "/{a b}",
                "/{id}/{id}",
                "/{1}",
                "/.",
                "/a/..",
                "/a;b",
                "/a%20b",
                "/a\\b",
                "/a?b",
                "/a#b",
                "/a\nb",
                "/{{id}}",
                "/{id?}",
                "/{*path}"
            })
    void template_thatNoPathMatches_isRefused(String template) {
        assertThatIllegalArgumentException().isThrownBy(() -> PathTemplate.parse(template));
    }
}
