package com.jsonexpress.identity.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    private static final String LABEL_63 = "a".repeat(63);
    private static final String LOCAL_64 = "l".repeat(64);

    private static EmailAddress accepted(String text) {
        return EmailAddress.parse(text).orElseThrow(() -> new AssertionError("refused: " + text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b",
                "a@b.c",
                "a@b.co",
                "ada@example.com",
                "Ada.Lovelace@Example.COM",
                "ada+tag@example.com",
                "ada_l@example.com",
                "ada-l@example.com",
                "-ada-@example.com",
                "_@example.com",
                "1@example.com",
                "123456@example.com",
                "!@example.com",
                "#$%&'*+-/=?^_`{|}~@example.com",
                "a.b.c.d.e@example.com",
                "o'brien@example.ie",
                "user%host@example.com",
                "user=x@example.com",
                "user/dept=shipping@example.com",
                "a@sub.sub.sub.example.co.uk",
                "a@1.example",
                "a@1and1.com",
                "a@123.com",
                "a@a-b.example",
                "a@a--b.example",
                "a@xn--bcher-kva.example",
                "a@XN--BCHER-KVA.example",
                "a@example.xn--p1ai",
                "a@example.museum",
                "a@example.c0m",
                "a@example.1a",
                "a@1.2.3.4a",
                "a@example.x0",
                "admin@local",
                "admin@localhost",
                "a@nowhere.invalid",
                "a@server.local",
                "postmaster@example.com",
                "null@example.com",
                "undefined@example.com",
                "root@a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r.s.t.u.v.w.x.y.z",
            })
    void address_ofAscii_isKeptAsTyped(String text) {
        EmailAddress address = accepted(text);

        assertThat(address.typed()).isEqualTo(text);
        assertThat(address).hasToString(text);
        assertThat(address.canonical()).isEqualTo(text.toLowerCase(Locale.ROOT));
        assertThat(address.identifier()).isEqualTo(new Identifier("email", address.canonical()));
    }

    @ParameterizedTest
    @CsvSource({
        "Ada@Bücher.example, Ada@xn--bcher-kva.example",
        "Ada@BÜCHER.Example, Ada@xn--bcher-kva.example",
        "a@bu\u0308cher.example, a@xn--bcher-kva.example",
        "a@пример.рф, a@xn--e1afmkfd.xn--p1ai",
        "a@例え.jp, a@xn--r8jz45g.jp",
        "a@παράδειγμα.gr, a@xn--hxajbheg2az3al.gr",
        "a@उदाहरण.example, a@xn--p1b6ci4b4b3a.example",
        "a@مثال.example, a@xn--mgbh0fb.example",
        "a@ørsted.dk, a@xn--rsted-uua.dk",
        "a@ıstanbul.example, a@xn--stanbul-qfb.example",
        // The Cyrillic look-alike of apple is another domain, and looks like one.
        "a@\u0430pple.com, a@xn--pple-43d.com",
    })
    void domain_beyondAscii_isKeptInAscii(String text, String typed) {
        assertThat(accepted(text).typed()).isEqualTo(typed);
        assertThat(accepted(text).canonical()).isEqualTo(typed.toLowerCase(Locale.ROOT));
    }

    @Asvs({"1.3.11", "2.2.1"})
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "@",
                "@@",
                "a",
                "a@",
                "@b.example",
                "a.example",
                "a@@b.example",
                "a@b@c.example",
                "a@b.example@",
                "a b@c.example",
                " a@b.example",
                "a@b.example ",
                "a @b.example",
                "a@ b.example",
                "a@b .example",
                "a@b. example",
                "\ta@b.example",
                "a@b.example\n",
                "a@b.example\r\n",
                "a@b.example\r\nBcc: c@d.example",
                "a\nb@c.example",
                "a\rb@c.example",
                "a\0b@c.example",
                "a@b\0.example",
                "a@b.example\0",
                "a\u007f@b.example",
                "a@b\u007f.example",
                "a\u00a0@b.example",
                "a@b\u00a0c.example",
                "\u200ba@b.example",
                "\ufeffa@b.example",
                ".a@b.example",
                "a.@b.example",
                "a..b@c.example",
                ".@b.example",
                "..@b.example",
                "a@.b.example",
                "a@b..example",
                "a@b.example.",
                "a@.",
                "a@..",
                "a@b.",
                "a@.b",
                "\"a\"@b.example",
                "\"a b\"@c.example",
                "\"a@b\"@c.example",
                "\"\"@b.example",
                "a\"b@c.example",
                "\"a\\\"b\"@c.example",
                "a\\@b@c.example",
                "a\\b@c.example",
                "(comment)a@b.example",
                "a(comment)@b.example",
                "a@(comment)b.example",
                "a@b.example(comment)",
                "Ada <a@b.example>",
                "<a@b.example>",
                "a@b.example>",
                "a@<b.example",
                "mailto:a@b.example",
                "a:b@c.example",
                "a;b@c.example",
                "a,b@c.example",
                "a@b.example,c@d.example",
                "a@b.example;c@d.example",
                "a@b.example c@d.example",
                "@relay.example:a@b.example",
                "[a]@b.example",
                "a@[127.0.0.1]",
                "a@[IPv6:::1]",
                "a@[b.example]",
                "a@127.0.0.1",
                "a@1.2.3.4",
                "a@2130706433",
                "a@0x7f000001",
                "a@1.0x1",
                "a@1.0x",
                "a@0X7F.0X1",
                "a@b.123",
                "a@::1",
                "a@b.example:25",
                "a@b.example/path",
                "a@b.example?x",
                "a@b.example#x",
                "a@b_c.example",
                "a@_dmarc.example",
                "a@-b.example",
                "a@b-.example",
                "a@b.-example",
                "a@b.example-",
                "a@-",
                "a@b.e*ample",
                "a@*.example",
                "a@b!c.example",
                "a@b%c.example",
                "a@b'c.example",
                "a@b&c.example",
                "ä@b.example",
                "д@b.example",
                "a😀@b.example",
                "\u212a@b.example",
                "\u0131@b.example",
                "a\u0301@b.example",
                "\uff41@b.example",
                "a\uff20b.example",
                "a\ufe6bb.example",
                // What IDN would turn into another domain, or into several labels.
                "a@ban\u212a.example",
                "a@\u212aelvin.example",
                "a@mi\u017f\u017f.example",
                "a@straße.example",
                "a@βόλος.example",
                "a@\u0130stanbul.example",
                "a@\uff45xample.com",
                "a@\uff21.example",
                "a@b\u3002example",
                "a@b\uff0eexample",
                "a@b\uff61example",
                "a@ü\u3002example",
                "a@b\u2024example",
                "a@a\u2100b.example",
                "a@\u2488com.example",
                "a@\ufb01nance.example",
                "a@\u212bngstrom.example",
                "a@\u2126hm.example",
                "a@\u2460.example",
                "a@b\u00b2.example",
                "a@b\u00ad.example",
                "a@b\u00adü.example",
                "a@b\u200dc.example",
                "a@b\u200cc.example",
                "a@b\u200bc.example",
                "a@b\u2060ü.example",
                "a@b\ufe0fü.example",
                "a@\u202eelpmaxe.b",
                "a@b\u0000ü.example",
                "a@b\nü.example",
                "a@ü b.example",
                "a@ü_b.example",
                "a@ü/b.example",
                "a@-ü.example",
                "a@ü-.example",
                "a@ü..example",
                "a@.ü.example",
                "a@ü.example.",
                "a@😀.example",
                "a@\u2764.example",
                "a@b\u2215c.example",
                "a@b\u2044c.example",
                "a@b\uff0fc.example",
                "a@b\u2010c.example",
                "a@b\u05d0.example",
                "a@\u05d0b.example",
                "a@\ud800.example",
                "a@\udc00ü.example",
                "a@ü.123",
                "a@\ud7ff\ue000.example",
                "a@\u1e9e.example",
            })
    void address_outsideTheGrammar_isRefused(String text) {
        assertThat(EmailAddress.parse(text)).isEmpty();
    }

    @Test
    void lengths_atTheirBounds_areAcceptedAndBeyondRefused() {
        String domain189 = String.join(".", LABEL_63, LABEL_63, "a".repeat(61));
        assertThat(domain189).hasSize(189);

        assertThat(EmailAddress.parse(LOCAL_64 + "@" + domain189)).isPresent();
        assertThat(EmailAddress.parse(LOCAL_64 + "@" + domain189 + "a")).isEmpty();
        assertThat(EmailAddress.parse(LOCAL_64 + "l@b.example")).isEmpty();
        assertThat(EmailAddress.parse("a@" + LABEL_63 + ".example")).isPresent();
        assertThat(EmailAddress.parse("a@" + LABEL_63 + "a.example")).isEmpty();
        assertThat(EmailAddress.parse("a@" + "ü".repeat(60) + ".example")).isEmpty();
        assertThat(EmailAddress.parse("a@b." + "x".repeat(1_000_000))).isEmpty();
    }

    @Test
    void length_isCountedOfTheAsciiForm() {
        String label = "ü" + "a".repeat(50);
        String domain = String.join(".", label, label, label, label);
        assertThat(EmailAddress.parse("a@" + domain)).isPresent();
        assertThat(EmailAddress.parse("l".repeat(40) + "@" + domain)).isEmpty();
    }

    @Test
    void spellings_ofOneAddress_haveOneIdentifier() {
        assertThat(accepted("ADA@BÜCHER.example").identifier())
                .isEqualTo(accepted("ada@XN--BCHER-KVA.EXAMPLE").identifier())
                .isEqualTo(accepted("ada@bu\u0308cher.example").identifier());
    }

    @Test
    void canonical_underTurkishLocale_isTheSame() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(new Locale("tr", "TR"));
            assertThat(accepted("INFO@IBAN.EXAMPLE").canonical()).isEqualTo("info@iban.example");
            assertThat(accepted("a@I.example").canonical()).isEqualTo("a@i.example");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "admin@local",
                "admin@LOCAL",
                "admin@localhost",
                "admin@invalid",
                "admin@intranet",
                "admin@com",
                "admin@server.local",
                "admin@a.b.Local",
                "admin@x.localhost",
                "admin@x.LOCALHOST",
                "admin@x.invalid",
            })
    void address_thatNoMailReaches_isNotDeliverable(String text) {
        assertThat(accepted(text).isDeliverable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@example.com",
                "a@local.example",
                "a@localhost.example",
                "a@invalid.example",
                "a@notlocal.xlocal",
                "local@example.com",
            })
    void address_ofTheInternet_isDeliverable(String text) {
        assertThat(accepted(text).isDeliverable()).isTrue();
    }

    @Test
    void equality_isOfTheSpellingSent() {
        assertThat(accepted("Ada@b.example"))
                .isEqualTo(accepted("Ada@b.example"))
                .hasSameHashCodeAs(accepted("Ada@b.example"))
                .isNotEqualTo(accepted("ada@b.example"));
    }
}
