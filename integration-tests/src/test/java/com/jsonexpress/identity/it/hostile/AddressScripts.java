package com.jsonexpress.identity.it.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Domains beyond ASCII: kept in their ASCII form, and refused where they could be read in two ways (RFC 3490, 5891). */
final class AddressScripts {
    /** Each is another form of ASCII letters or dots, invisible, or mapped otherwise by IDNA 2003 and 2008. */
    private static final List<String> TWO_READINGS = List.of(
            "\u212a",
            "\u017f",
            "\u00df",
            "\u1e9e",
            "\u03c2",
            "\u0130",
            "\u200c",
            "\u200d",
            "\u200b",
            "\u2060",
            "\u00ad",
            "\ufeff",
            "\u034f",
            "\u180e",
            "\ufe0f",
            "\ufe00",
            "\u202a",
            "\u202e",
            "\u2066",
            "\u200e",
            "\u200f",
            "\u061c",
            "\u2028",
            "\u0085",
            "\u00a0",
            "\u3000",
            "\u3002",
            "\uff0e",
            "\uff61",
            "\u2024",
            "\ufe52",
            "\u00b7",
            "\uff41",
            "\uff21",
            "\uff11",
            "\u2460",
            "\u00aa",
            "\u00ba",
            "\u00b2",
            "\u00bd",
            "\u2100",
            "\u2105",
            "\u2121",
            "\u2122",
            "\u33a5",
            "\ufb01",
            "\u0132",
            "\u01c4",
            "\u212b",
            "\u2126",
            "\u210a",
            "\u2170",
            "\u24d0",
            "\u1d2c",
            "\ud835\udc00",
            "\ud835\uddba",
            "\ud83c\udd30",
            "\ud83d\ude00",
            "\u2764",
            "\u2602",
            "\u20ac",
            "\u00a9",
            "\u2044",
            "\u2215",
            "\uff0f",
            "\uff20",
            "\uff0d",
            "\u2010",
            "\u2013",
            "\u2212",
            "\ue000",
            "\ufffd",
            "\ufffe",
            "\uffff",
            "\ufdd0",
            "\u0378",
            "\uab70",
            "\ud83e\udd84",
            "\u0340",
            "\u0958");

    private static final Map<String, String> ASCII_FORMS = new TreeMap<>(Map.of(
            "m\u00fcnchen.example", "xn--mnchen-3ya.example",
            "M\u00dcNCHEN.example", "xn--mnchen-3ya.example",
            "mu\u0308nchen.example", "xn--mnchen-3ya.example",
            "b\u00fccher.example", "xn--bcher-kva.example",
            "\u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444", "xn--e1afmkfd.xn--p1ai",
            "\u041f\u0420\u0418\u041c\u0415\u0420.\u0420\u0424", "xn--e1afmkfd.xn--p1ai",
            "\u4f8b\u3048.\u30c6\u30b9\u30c8", "xn--r8jz45g.xn--zckzah",
            "\u03c0\u03b1\u03c1\u03ac\u03b4\u03b5\u03b9\u03b3\u03bc\u03b1.example", "xn--hxajbheg2az3al.example",
            "\ud55c\uad6d.example", "xn--3e0b707e.example",
            "\u0430pple.example", "xn--pple-43d.example"));

    private AddressScripts() {}

    static List<HostileAddress> all() {
        List<HostileAddress> all = new ArrayList<>();
        for (String letter : TWO_READINGS) {
            for (String domain : List.of(
                    letter + "ex.example",
                    "e" + letter + "x.example",
                    "ex" + letter + ".example",
                    "ex.example" + letter)) {
                all.add(HostileAddress.refused("a letter with two readings", "a@" + domain));
            }
        }
        ASCII_FORMS.forEach((domain, ascii) -> {
            all.add(new HostileAddress("a domain in its ASCII form", "a@" + domain, "a@" + ascii));
            all.add(new HostileAddress("a domain in its ASCII form", "A.b@sub." + domain, "A.b@sub." + ascii));
            all.add(HostileAddress.refused("a domain beyond ASCII with a dot at its end", "a@" + domain + "."));
            all.add(HostileAddress.refused("a domain beyond ASCII with an underscore", "a@x_y." + domain));
            all.add(HostileAddress.refused("a domain beyond ASCII with an empty label", "a@x.." + domain));
            all.add(HostileAddress.refused("a domain beyond ASCII with a hyphen", "a@-" + domain));
        });
        all.add(HostileAddress.refused("a label past 63 in its ASCII form", "a@" + "\u00fc".repeat(63) + ".example"));
        all.add(HostileAddress.refused(
                "a label past 63 in its ASCII form", "a@" + "\u4f8b\u043f".repeat(30) + ".example"));
        all.add(HostileAddress.refused("past 254 in its ASCII form", "a@" + "\u00fc\u00e9.".repeat(80) + "example"));
        return all;
    }
}
