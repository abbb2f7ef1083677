package com.jsonexpress.identity.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.core.spi.UserRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeycloakTest {
    private final Scene scene = Scene.start();

    @AfterEach
    void close() {
        scene.close();
    }

    private ImportReport realm(KeycloakMapping mapping) throws IOException {
        try (InputStream in = Objects.requireNonNull(KeycloakTest.class.getResourceAsStream("/keycloak-realm.json"))) {
            return scene.imports().keycloak(in, mapping);
        }
    }

    @Test
    void realm_isImportedWithIdsRolesAndHashes() throws IOException {
        ImportReport report = realm(new KeycloakMapping(List.of("admin", "editor"), List.of("plan", "badge")));

        assertThat(scene.faults()).containsExactly("5 email required", "6 passwordHash unreadable_hash");
        assertThat(report).isEqualTo(new ImportReport(6, 4, 0, 2, Optional.empty()));
        UserRecord ann = scene.stored("ann@example.com");
        assertThat(ann.id()).isEqualTo("5d0f7c1e-2b1c-4c8e-9a51-1d0f3f4b7a01");
        assertThat(ann.role()).isEqualTo("editor");
        assertThat(ann.emailVerified()).isTrue();
        assertThat(ann.disabled()).isFalse();
        assertThat(ann.createdAt()).isEqualTo(Instant.ofEpochMilli(1_600_000_000_123L));
        assertThat(ann.passwordHash().orElseThrow()).startsWith("$pbkdf2-sha256$i=27500$");
        assertThat(ann.fields()).containsEntry("plan", "gold");
        assertThat(scene.stored("bob@example.com").passwordHash().orElseThrow()).startsWith("$pbkdf2-sha512$i=210000$");
        assertThat(scene.stored("bob@example.com").disabled()).isTrue();
        assertThat(scene.stored("carol@example.com").passwordHash().orElseThrow())
                .startsWith("$argon2id$v=19$m=65536,t=2,p=1$");
        assertThat(scene.stored("dan@example.com").passwordHash()).isEmpty();
        assertThat(scene.stored("dan@example.com").requirePasswordReset()).isTrue();
    }

    /** Whoever is admin of a realm is not one of this application because nobody said otherwise. */
    @Test
    void realm_withoutAMapping_givesEverybodyTheDefaultRole() throws IOException {
        realm(KeycloakMapping.NONE);

        assertThat(scene.stored("ann@example.com").role()).isEqualTo("user");
        assertThat(scene.stored("bob@example.com").role()).isEqualTo("user");
        assertThat(scene.stored("ann@example.com").fields()).containsEntry("plan", "free");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"users\":{}}", "{\"realm\":[{\"users\":[]}]}", "nothing"})
    void document_thatIsNoRealm_isTold(String text) throws IOException {
        ImportReport report = scene.imports()
                .keycloak(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), KeycloakMapping.NONE);

        assertThat(report.stopped()).get().asString().contains("no realm that Keycloak has exported");
    }

    @Test
    void document_thatBreaksOff_stopsWithWhatWasRead() throws IOException {
        String text = "{\"users\":[{\"email\":\"ann@example.com\",\"enabled\":true},{\"email\":";

        ImportReport report = scene.imports()
                .keycloak(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), KeycloakMapping.NONE);

        assertThat(report.imported()).isEqualTo(1);
        assertThat(report.stopped()).get().asString().startsWith("after 1: ");
    }
}
