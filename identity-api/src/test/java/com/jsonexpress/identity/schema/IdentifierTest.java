package com.jsonexpress.identity.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdentifierTest {
    private final Identifier identifier = new Identifier("nickname", "zoe");

    @Test
    void equals_kindAndValueAlike_isTrueWithOneHashCode() {
        Identifier same = new Identifier(new String("nickname"), new String("zoe"));

        assertThat(same).isEqualTo(identifier).hasSameHashCodeAs(identifier);
    }

    @Test
    void equals_otherKindOrOtherValue_isFalse() {
        assertThat(identifier)
                .isNotEqualTo(new Identifier("email", "zoe"))
                .isNotEqualTo(new Identifier("nickname", "ada"))
                .isNotEqualTo(new Identifier("zoe", "nickname"))
                .isNotEqualTo("zoe")
                .isNotEqualTo(null);
    }

    @Test
    void hashCode_ofKindAndValueExchanged_isAnother() {
        assertThat(new Identifier("zoe", "nickname").hashCode()).isNotEqualTo(identifier.hashCode());
    }
}
