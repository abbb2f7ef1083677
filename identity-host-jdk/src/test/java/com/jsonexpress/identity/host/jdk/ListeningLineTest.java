package com.jsonexpress.identity.host.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The log says where somebody who reads it gets an answer. */
class ListeningLineTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, localhost:3000",
        "0.0.0.0, localhost:3000 and every other address",
        "::, localhost:3000 and every other address",
        "127.0.0.2, 127.0.0.2:3000",
        "192.0.2.7, 192.0.2.7:3000",
        "2001:db8::7, [2001:db8:0:0:0:0:0:7]:3000"
    })
    void told_isWhereItListens(String address, String told) {
        assertThat(JdkServer.told(new InetSocketAddress(address, 3000))).isEqualTo(told);
    }
}
