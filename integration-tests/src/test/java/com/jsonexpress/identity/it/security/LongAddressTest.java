package com.jsonexpress.identity.it.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.core.plugin.PasswordPolicy;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/**
 * What is sent for an address may be as long as a body. A password is held against an address, for which that is folded, and
 * folding combining marks takes time that grows with the square of their number.
 */
class LongAddressTest {
    private final List<String> heldAgainst = new CopyOnWriteArrayList<>();

    @Asvs("15.2.2")
    @Test
    void register_withWhatIsNoAddress_holdsThePasswordAgainstNothingOfIt() {
        PasswordPolicy policy = candidate -> {
            heldAgainst.add(candidate.email());
            return Optional.empty();
        };
        try (App app = App.start(settings -> settings.part(policy))) {
            String marks = "\u0344\u0316".repeat(2_000);
            Answer refused =
                    app.client().post("/auth/register", "email", marks + "+@example.com", "password", Client.PASSWORD);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.faultyFields()).containsExactly("email");
            String noAddress = Client.PASSWORD + "@";
            assertThat(app.client()
                            .post("/auth/register", "email", noAddress, "password", Client.PASSWORD)
                            .faultyFields())
                    .containsExactly("email");
            assertThat(app.client().register("Ada@example.com").status()).isEqualTo(201);

            assertThat(heldAgainst).containsExactly("Ada@example.com");
        }
    }
}
