package com.jsonexpress.identity.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "0.0.0.0, 0.0.0.0",
        "255.255.255.255, 255.255.255.255",
        "::ffff:192.0.2.1, 192.0.2.1",
        "::1, 0:0:0:0::/64",
        "2001:DB8:0:7::1, 2001:db8:0:7::/64",
        "2001:db8:0:7:ffff:ffff:ffff:ffff, 2001:db8:0:7::/64",
        "fe80::1%eth0, fe80:0:0:0::/64",
    })
    void network_isTheAddressOrThe64(String text, String network) {
        assertThat(ClientAddress.parse(text).orElseThrow().network()).isEqualTo(network);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "example.com",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.4.",
                "1.2.3.256",
                "01.2.3.4",
                "..::1",
                ".1::1",
                "0x7f.0.0.1",
                "2130706433",
                "1.2.3.4\n",
                "١.2.3.4",
                "a.b",
                "abc",
                ":",
                ":::",
                "1::2::3",
                "2001:db8::g",
                "[::1]",
                "1.2.3.4:80",
                "%eth0"
            })
    void parse_whatIsNoLiteral_isNothingAndAsksNoNameServer(String text) {
        assertThat(ClientAddress.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "10.255.0.1, true",
        "172.16.0.1, true",
        "172.31.255.255, true",
        "172.32.0.1, false",
        "192.168.7.7, true",
        "169.254.1.1, true",
        "100.64.0.1, true",
        "100.127.255.255, true",
        "100.128.0.1, false",
        "::1, true",
        "fe80::1, true",
        "fd00::1, true",
        "fc00::1, true",
        "2001:db8::1, false",
        "203.0.113.7, false",
        "::ffff:10.0.0.1, true",
    })
    void isPrivate_whatNobodyOnTheInternetHas(String text, boolean expected) {
        assertThat(ClientAddress.parse(text).orElseThrow().isPrivate()).isEqualTo(expected);
    }
}
