package com.jsonexpress.identity.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.jsonexpress.identity.asvs.Asvs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {

    @Test
    void name_inAnyCase_isOneField() {
        Headers headers = Headers.of("Content-Type", "a").with("CONTENT-TYPE", "b");

        assertThat(headers.all("content-type")).containsExactly("b");
        assertThat(headers.first("Content-type")).contains("b");
        assertThat(headers.asMap()).hasSize(1);
        assertThat(headers.without("cOnTeNt-TyPe").asMap()).isEmpty();
    }

    @Test
    void received_namesThatDifferInCase_areMergedInOrder() {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("Accept", List.of("a", "b"));
        fields.put("ACCEPT", List.of("c"));

        assertThat(Headers.of(fields).all("accept")).containsExactly("a", "b", "c");
        assertThat(Headers.of(fields).first("accept")).contains("a");
    }

    /** Some servers list a name in every spelling, and tell all values for each. */
    @Test
    void asked_forANameInSeveralSpellings_isAskedOnce() {
        List<String> asked = new ArrayList<>();
        Headers headers = Headers.of(List.of("Host", "Accept", "HOST").iterator(), name -> {
            asked.add(name);
            return List.of(name.toLowerCase(Locale.ROOT));
        });

        assertThat(asked).containsExactly("Host", "Accept");
        assertThat(headers.all("accept")).containsExactly("accept");
        assertThat(headers.first("host")).contains("host");
    }

    @Test
    void fields_areToldInTheirOrder_andSortedAsAMap() {
        List<String> told = new ArrayList<>();
        Headers headers = Headers.of("b", "1").with("C", "2").with("a", "3").with("B", "4");
        headers.forEach((name, values) -> told.add(name + "=" + values));

        assertThat(told).containsExactly("B=[4]", "C=[2]", "a=[3]");
        assertThat(headers.asMap().keySet()).containsExactly("a", "B", "C");
    }

    @Test
    void absentField_isEmpty() {
        assertThat(Headers.NONE.first("x")).isEmpty();
        assertThat(Headers.NONE.all("x")).isEmpty();
        assertThat(Headers.NONE.without("x").asMap()).isEmpty();
    }

    @Test
    void merge_replacesFieldsOfTheSameNameAndKeepsTheOthers() {
        Headers merged =
                Headers.of("A", "1").with("B", "2").with(Headers.of("b", "3").with("C", "4"));

        assertThat(merged.all("A")).containsExactly("1");
        assertThat(merged.all("B")).containsExactly("3");
        assertThat(merged.all("C")).containsExactly("4");
    }

    @Test
    void changes_neverTouchTheOriginal() {
        Headers original = Headers.of("A", "1");
        original.with("A", "2");
        original.without("A");

        assertThat(original.all("A")).containsExactly("1");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> original.asMap().clear());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> original.all("A").add("2"));
    }

    @Asvs("1.2.1")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\nSet-Cookie: x",
                "a\nb",
                "a\rb",
                "a\0b",
                "\u001b[2J",
                "a\u007f",
                "a\u010ab", // cut to a byte, a line feed
                "a\u010db",
                "日本",
                "\ud83d\ude00",
            })
    void value_thatCouldBreakALine_isRefusedAndNotShown(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Headers.of("Location", value))
                .withMessage("not a header field that can be sent: location");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a:", "a\n", "a\r\nb", "é", "a\"b", "a(b)", "a\0", "a,b", "[a]"})
    void name_thatIsNoToken_isRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Headers.of(name, "v"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\tb", "é", "Bearer error=\"invalid_token\"", "max-age=0, private; x"})
    void value_ofPrintableLatin1_isKept(String value) {
        assertThat(Headers.of("X", value).first("x")).contains(value);
    }

    @Test
    void print_showsNamesAlone() {
        assertThat(Headers.of("Authorization", "Bearer hunter2")).hasToString("Headers[Authorization]");
    }
}
