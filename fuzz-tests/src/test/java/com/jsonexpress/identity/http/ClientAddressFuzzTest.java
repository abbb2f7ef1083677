package com.jsonexpress.identity.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.fuzz.FuzzTest;
import java.util.Optional;

/** An address reads as its own numeric form, an IPv4 address by its four numbers; a block holds its base and no other family. */
class ClientAddressFuzzTest extends FuzzTest {

    @Override
    protected void look(byte[] input) {
        String text = new String(input, UTF_8);
        ClientAddress.parse(text).ifPresent(address -> {
            assertThat(ClientAddress.parse(address.toString())).contains(address);
            assertThat(address.bytes().length).isIn(4, 16);
            assertThat(address.network()).matches("[0-9.]{7,15}|([0-9a-f]{1,4}:){4}:/64");
            assertThat(address.site().isPresent()).isEqualTo(address.bytes().length == 16);
            assertThat(text).containsPattern("^[0-9a-fA-F:.]+(%|$)");
        });
        boolean v4 = text.matches("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");
        if (v4) {
            readsFourNumbers(text);
        }
        AddressRange.parse(text).ifPresent(range -> {
            assertThat(range.contains(range.base())).isTrue();
            assertThat(range.prefix()).isBetween(0, range.base().bytes().length * 8);
            String otherFamily = range.base().bytes().length == 4 ? "2001:db8::1" : "192.0.2.1";
            assertThat(range.contains(ClientAddress.parse(otherFamily).orElseThrow()))
                    .isFalse();
        });
    }

    private static void readsFourNumbers(String text) {
        Optional<ClientAddress> address = ClientAddress.parse(text);
        String[] numbers = text.split("\\.");
        boolean valid = true;
        for (int i = 0; i < 4; i++) {
            int number = Integer.parseInt(numbers[i]);
            valid &= number < 256;
            if (address.isPresent()) {
                assertThat(address.get().bytes()[i] & 0xff).isEqualTo(number);
            }
        }
        assertThat(address.isPresent()).isEqualTo(valid);
    }
}
