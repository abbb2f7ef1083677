package com.jsonexpress.identity.middleware;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.fuzz.FuzzTest;
import com.jsonexpress.identity.http.Headers;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A token is what stands behind the one word Bearer of the one field; each line of the input is a field. */
class BearerFuzzTest extends FuzzTest {

    @Override
    protected void look(byte[] input) {
        List<String> fields = List.of(new String(input, ISO_8859_1).split("\n", -1));
        try {
            Optional<String> token = BearerToken.of(Headers.of(Map.of("authorization", fields)));
            assertThat(fields).hasSize(1);
            assertThat(token.isPresent()).isEqualTo(fields.get(0).matches("(?is)[ \t]*bearer +[^ ].*"));
            token.ifPresent(text -> assertThat(fields.get(0))
                    .matches(field -> field.replaceAll("[ \t]+\\z", "").endsWith(" " + text)));
        } catch (RefusedException e) {
            assertThat(fields.size() > 1 || fields.get(0).matches("(?is)[ \t]*bearer.*"))
                    .isTrue();
            assertThat(e.refusal().reason()).matches("[a-z_]+");
        }
    }
}
