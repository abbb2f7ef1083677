package com.jsonexpress.identity.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class ResultTest {

    @Test
    void ok_givesItsValueAndMapsIt() {
        Result<Integer> result = Result.ok(2);

        assertThat(result.isOk()).isTrue();
        assertThat(result.orThrow()).isEqualTo(2);
        assertThat(result.map(value -> "v" + value).orThrow()).isEqualTo("v2");
    }

    @Test
    void failed_throwsItsFailureAndIsNotMapped() {
        Result<Integer> result = Result.failed(CommonError.FORBIDDEN);

        assertThat(result.isOk()).isFalse();
        assertThat(result.map(value -> {
                    throw new AssertionError("mapped");
                }))
                .isEqualTo(Result.failed(CommonError.FORBIDDEN));
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(result::orThrow)
                .satisfies(e -> assertThat(e.failure().code()).isEqualTo(CommonError.FORBIDDEN));
    }

    @Test
    void bootException_printsItsRemedyLast() {
        assertThat(new BootException("it is broken", "Mend it.\nThen start.")
                        .toString()
                        .lines())
                .containsExactly(
                        "JSONExpress Identity cannot start: it is broken", "  Remedy: Mend it.", "  Then start.");
    }
}
