package com.jsonexpress.identity.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code docs/asvs.md} says what the annotations of the tests say, and every claim has a test. */
class AsvsPageTest {
    private static List<AsvsRequirement> requirements = List.of();
    private static AsvsTests tests;

    @BeforeAll
    static void read() throws IOException {
        requirements = AsvsRequirement.all();
        tests = AsvsTests.ofAllModules();
    }

    @Test
    void requirements_listed_areInOrderAndOnce() {
        assertThat(requirements).isSortedAccordingTo(AsvsRequirement.BY_NUMBER).hasSizeGreaterThan(200);
        assertThat(requirements).extracting(AsvsRequirement::number).doesNotHaveDuplicates();
        assertThat(requirements).extracting(AsvsRequirement::level).containsOnly(1, 2);
    }

    @Test
    void requirement_thatIsHeldOrPartly_hasATest_andNoOtherHasOne() {
        assertThat(requirements)
                .allSatisfy(requirement -> assertThat(tests.of(requirement).isEmpty())
                        .as(
                                "%s is %s",
                                requirement.number(), requirement.state().text())
                        .isNotEqualTo(requirement.state().isShown()));
    }

    @Test
    void requirement_thatIsNotHeldInFull_saysWhy() {
        assertThat(requirements)
                .filteredOn(requirement -> requirement.state() != AsvsRequirement.State.HELD)
                .allSatisfy(requirement -> assertThat(requirement.remark())
                        .as(requirement.number())
                        .isNotEmpty());
    }

    @Test
    void annotations_nameListedRequirements_andStandOnTests() {
        Set<String> listed = requirements.stream().map(AsvsRequirement::number).collect(Collectors.toSet());
        assertThat(listed).containsAll(tests.numbers());
        assertThat(tests.thatAreNone()).isEmpty();
    }

    @Test
    void page_isWhatTheAnnotationsSay() throws IOException {
        String page = AsvsPage.of(requirements, tests);
        if (Boolean.getBoolean("asvs.write")) {
            Files.writeString(Page.ROOT.resolve("docs/asvs.md"), page);
        }
        assertThat(Page.read("docs/asvs.md")).isEqualTo(page);
    }
}
