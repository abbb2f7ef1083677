package com.jsonexpress.identity.it.hostile;

import java.util.ArrayList;
import java.util.List;

/** The part after the at sign: a host name of letters, digits and hyphens (RFC 1123 §2.1; RFC 5321 §4.5.3.1.2). */
final class AddressDomains {
    private AddressDomains() {}

    static List<HostileAddress> all() {
        List<HostileAddress> all = new ArrayList<>();
        for (char c = 0; c < 0x80; c++) {
            if (!Character.isLetterOrDigit(c) && c != '.' && c != '-') {
                for (String domain :
                        List.of(c + "d.example", "d" + c + "d.example", "d" + c + ".example", "d.example" + c)) {
                    all.add(HostileAddress.refused("no character of a host", "a@" + domain));
                }
            }
        }
        for (String domain : List.of(
                ".",
                "..",
                ".example",
                ".d.example",
                "d..example",
                "d.example.",
                "d.example..",
                "...",
                "d.",
                "d...example",
                "-d.example",
                "d-.example",
                "-.example",
                "--.example",
                "d.-example",
                "d.example-",
                "d.-e-.example",
                "d.-",
                "-",
                "d-.-d.example")) {
            all.add(HostileAddress.refused("dots and hyphens where none may be", "a@" + domain));
        }
        all.addAll(lengths());
        for (String domain : List.of(
                "d.example",
                "D.EXAMPLE",
                "d.d.d.d.example",
                "d-d.example",
                "d--d.example",
                "1.example",
                "123.example",
                "0x1f.example",
                "127.0.0.1.example",
                "d1.example",
                "1d.example",
                "d.e1",
                "d.1e",
                "d.x-1",
                "d.0x1g",
                "d.exam-ple",
                "xn--bcher-kva.example",
                "XN--BCHER-KVA.example",
                "d.xn--p1ai",
                "local.example",
                "localhost.example",
                "invalid.example",
                "local.d.example",
                "d.localx",
                "d.xlocal",
                "d.locals",
                "d.test",
                "d.onion",
                "d.arpa",
                "d.internal",
                "www.d.example",
                "d.c",
                "d.museum")) {
            all.add(HostileAddress.kept("a host", "b@" + domain));
        }
        return all;
    }

    private static List<HostileAddress> lengths() {
        List<HostileAddress> all = new ArrayList<>();
        String label = "d".repeat(63);
        all.add(HostileAddress.kept("a label of 63", "a@" + label + ".example"));
        for (int length : new int[] {64, 65, 100, 200}) {
            all.add(HostileAddress.refused("a label past 63", "a@" + "d".repeat(length) + ".example"));
            all.add(HostileAddress.refused("a label past 63", "a@d." + "d".repeat(length)));
        }
        String host = label + "." + label + "." + label + ".";
        int rest = 254 - 2 - host.length();
        all.add(HostileAddress.kept("254 in all", "a@" + host + "d".repeat(rest)));
        all.add(HostileAddress.kept("254 in all", "a".repeat(64) + "@" + ("d".repeat(61) + ".").repeat(3) + "abc"));
        for (int more : new int[] {1, 2, 10}) {
            all.add(HostileAddress.refused("past 254 in all", "a".repeat(1 + more) + "@" + host + "d".repeat(rest)));
        }
        all.add(HostileAddress.refused("past 254 in all", "a@" + "d.".repeat(126) + "ex"));
        all.add(HostileAddress.refused("past 254 in all", "a@" + "d.".repeat(1_000) + "example"));
        all.add(HostileAddress.refused("past 254 in all", "a@" + "d".repeat(10_000)));
        all.add(HostileAddress.refused("past 254 in all", "a".repeat(10_000)));
        all.add(HostileAddress.refused("past 254 in all", "@".repeat(10_000)));
        all.add(HostileAddress.refused("past 254 in all", "a@" + ".".repeat(10_000)));
        all.add(HostileAddress.refused("past 254 in all", "a".repeat(64) + "@" + "-".repeat(10_000)));
        return all;
    }
}
