package com.jsonexpress.identity.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.ConfigReader;
import com.jsonexpress.identity.config.ConfigSource;
import com.jsonexpress.identity.config.IdentityKeys;
import com.jsonexpress.identity.config.Mistake;
import com.jsonexpress.identity.http.Coverage.Demand;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathCoverageTest {

    @ParameterizedTest
    @CsvSource({
        "/, REQUIRED",
        "/public, OPTIONAL",
        "/public/, OPTIONAL",
        "/public/x, OPTIONAL",
        "/p%75blic/x, OPTIONAL",
        "/publications, REQUIRED",
        "/public-x, REQUIRED",
        "/Public, REQUIRED",
        "/x/public, REQUIRED",
        "/a/b, OPTIONAL",
        "/a/b/c, OPTIONAL",
        "/a, REQUIRED",
        "/a/bc, REQUIRED"
    })
    void excludedPrefix_everyPath_matchesWholeSegments(String path, Demand expected) {
        assertThat(demand(PathCoverage.of(List.of("/"), List.of("/public", "/a/b")), path))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "/api, REQUIRED",
        "/api/x, REQUIRED",
        "/API/x, REQUIRED",
        "/Api/open, REQUIRED",
        "/apis, IGNORE",
        "/, IGNORE",
        "/api/open, OPTIONAL"
    })
    void includedPrefix_everyPath_coversWholeSegments(String path, Demand expected) {
        assertThat(demand(PathCoverage.of(List.of("/api"), List.of("/api/open")), path))
                .isEqualTo(expected);
    }

    @Test
    void cover_ofAnApplicationPath_isNeitherOursNorForRepair() {
        Coverage.Cover cover = PathCoverage.of(List.of("/"), List.of()).of(request("/x"));

        assertThat(cover.own()).isFalse();
        assertThat(cover.repair()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "public",
                "/public/",
                "/a//b",
                "/./a",
                "/a/..",
                "/a;b",
                "/a%2fb",
                "/a?b",
                "/a#b",
                "/caf\u00e9",
                "//",
                "/a%",
                "*"
            })
    void prefix_notInItsOneForm_isAMistake(String prefix) {
        assertThat(check(Map.of("jex.auth.exclude", prefix)))
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.key()).isEqualTo("jex.auth.exclude"));
        assertThat(check(Map.of("jex.auth.include", prefix)))
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.key()).isEqualTo("jex.auth.include"));
        assertThatThrownBy(() -> PathCoverage.of(List.of(prefix), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void excludeOfEverything_atBoot_isAMistake() {
        assertThat(check(Map.of("jex.auth.exclude", "/public,/")))
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.problem()).contains("every path"));
    }

    @Test
    void excludeOfAWholeInclude_atBoot_isAMistake() {
        assertThat(check(Map.of("jex.auth.include", "/api/v1", "jex.auth.exclude", "/api")))
                .hasSize(1);
    }

    @Test
    void includeOfNothing_atBoot_isAMistake() {
        assertThat(check(Map.of("jex.auth.include", ","))).hasSize(1);
    }

    @Test
    void prefixes_inTheirOneForm_areNoMistake() {
        assertThat(check(Map.of())).isEmpty();
        assertThat(check(Map.of("jex.auth.exclude", "/public, /health"))).isEmpty();
    }

    private static Demand demand(Coverage coverage, String path) {
        return coverage.of(request(path)).demand();
    }

    private static Request request(String path) {
        return Request.of("GET", path).withPath(CanonicalPath.parse(path));
    }

    private static List<Mistake> check(Map<String, String> values) {
        Config config = new ConfigReader(IdentityKeys.all()).read(List.of(new ConfigSource("code", values)), List.of());
        return PathCoverage.check(config);
    }
}
