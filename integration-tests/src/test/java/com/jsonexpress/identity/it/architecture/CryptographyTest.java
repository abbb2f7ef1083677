package com.jsonexpress.identity.it.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What cryptography our classes ask for (ASVS 5.0 V11), whatever a page says of it. */
@Asvs("11.2.1")
class CryptographyTest {
    private static final JavaClasses CLASSES = Production.classes();

    @Asvs({"11.3.1", "11.3.2"})
    @Test
    void ciphers_anywhere_areNotUsed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("javax\\.crypto\\.(Cipher.*|SealedObject|KeyAgreement|KEM.*)")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("io\\.jsonwebtoken\\.(Jwts\\$(ENC|KEY)|Jwe.*|security\\.(Aead|Key)Algorithm)")
                .check(CLASSES);
    }

    /**
     * Own tokens use HS256, and HMAC is asked of the JDK in one place by the issuing side and in one by the verifying side;
     * what external issuers may use is in JwsAlgorithm.
     */
    @Asvs({"11.4.1", "11.4.3"})
    @Test
    void algorithms_ofTheJdk_areAskedForByOneName() throws IOException {
        assertThat(usesOf("(java.security|javax.crypto).*\\.getInstance\\w*"))
                .containsExactlyInAnyOrder("HmacSha256 -> Mac.getInstance", "HmacSignature -> Mac.getInstance");
        for (String asking : List.of("core/crypto/HmacSha256", "middleware/HmacSignature")) {
            assertThat(constantsOf("com/jsonexpress/identity/" + asking + ".class"))
                    .contains("HmacSHA256")
                    .doesNotContain("HmacSHA1", "HmacMD5", "HmacSHA384", "HmacSHA512");
        }

        List<String> signatures = CLASSES.stream()
                .flatMap(type -> type.getFieldAccessesFromSelf().stream())
                .filter(access -> access.getTargetOwner().getName().equals("io.jsonwebtoken.Jwts$SIG"))
                .map(CryptographyTest::told)
                .distinct()
                .sorted()
                .toList();
        assertThat(signatures).containsExactly("Signature -> SIG.HS256");
    }

    @Asvs("11.5.1")
    @Test
    void randomness_anywhere_comesFromSecureRandom() {
        assertThat(usesOf("java.util.(Random|SplittableRandom).<init>|java.util.concurrent.ThreadLocalRandom.*"
                        + "|java.util.random.*|java.lang.Math.random"))
                .isEmpty();
    }

    /** 122 random bits: enough for the name of a job, which opens nothing, and for nothing else. */
    @Test
    void uuids_outsideOfTheQueue_areNotMade() {
        assertThat(usesOf("java.util.UUID.randomUUID")).containsExactly("Entry -> UUID.randomUUID");
    }

    /** Who calls or refers to what has such a name. */
    private static List<String> usesOf(String names) {
        return CLASSES.stream()
                .flatMap(type -> type.getAccessesFromSelf().stream())
                .filter(access -> (access.getTargetOwner().getName() + "." + access.getName()).matches(names))
                .map(CryptographyTest::told)
                .toList();
    }

    private static String told(JavaAccess<?> access) {
        return access.getOriginOwner().getSimpleName() + " -> "
                + access.getTargetOwner().getSimpleName() + "." + access.getName();
    }

    /** The bytes of a class file, in which its constants stand as they are. */
    private static String constantsOf(String resource) throws IOException {
        try (InputStream in = CryptographyTest.class.getClassLoader().getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
