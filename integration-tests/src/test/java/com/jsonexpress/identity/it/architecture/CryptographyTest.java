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
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
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

    /** Own tokens use HS256, and HMAC is asked of the JDK in one place; what external issuers may use is in JwsAlgorithm. */
    @Asvs({"11.4.1", "11.4.3"})
    @Test
    void algorithms_ofTheJdk_areAskedForInOnePlaceByOneName() throws IOException {
        List<String> askers = CLASSES.stream()
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(call -> call.getName().startsWith("getInstance")
                        && call.getTargetOwner().getPackageName().matches("java\\.security.*|javax\\.crypto.*"))
                .map(CryptographyTest::told)
                .toList();
        assertThat(askers).containsExactly("Hkdf -> Mac.getInstance");
        assertThat(constantsOf("com/jsonexpress/identity/core/crypto/Hkdf.class"))
                .contains("HmacSHA256")
                .doesNotContain("HmacSHA1", "HmacMD5", "HmacSHA384", "HmacSHA512");

        List<String> signatures = CLASSES.stream()
                .flatMap(type -> type.getFieldAccessesFromSelf().stream())
                .filter(access -> access.getTargetOwner().getName().equals("io.jsonwebtoken.Jwts$SIG"))
                .map(CryptographyTest::told)
                .distinct()
                .sorted()
                .toList();
        assertThat(signatures).containsExactly("AccessTokens -> SIG.HS256", "Signature -> SIG.HS256");
    }

    @Asvs("11.5.1")
    @Test
    void randomness_anywhere_comesFromSecureRandom() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ThreadLocalRandom.class, SplittableRandom.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("java.util.random..")
                .orShould()
                .callConstructor(java.util.Random.class)
                .orShould()
                .callConstructor(java.util.Random.class, long.class)
                .orShould()
                .callMethod(Math.class, "random")
                .check(CLASSES);
    }

    /** 122 random bits: enough for the name of a job, which opens nothing, and for nothing else. */
    @Test
    void uuids_outsideOfTheQueue_areNotMade() {
        noClasses()
                .that()
                .resideOutsideOfPackage("com.jsonexpress.identity.queue..")
                .should()
                .callMethod(UUID.class, "randomUUID")
                .check(CLASSES);
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
