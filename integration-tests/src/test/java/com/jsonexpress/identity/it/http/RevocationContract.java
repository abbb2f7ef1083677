package com.jsonexpress.identity.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.it.http.RevocationScene.Cause;
import com.jsonexpress.identity.it.http.RevocationScene.Thing;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Security-bar 6: what ends what, on the very next request. */
abstract class RevocationContract extends HttpContract {

    /**
     * One letter for each {@link Thing} in its order – access token on a route of the application and on ours, refresh
     * token, reset, verification, invitation: L it lives, d it is dead.
     */
    private static final Map<Cause, String> MATRIX = Map.ofEntries(
            Map.entry(Cause.NOTHING, "LLL LLL"),
            // a reset and an invitation are bound to the password that was; a verification is not
            Map.entry(Cause.PASSWORD_CHANGE, "ddd dLd"),
            Map.entry(Cause.RESET, "ddd ddd"),
            Map.entry(Cause.ROLE_CHANGE, "ddd LLL"),
            Map.entry(Cause.DISABLE, "ddd ddd"),
            Map.entry(Cause.DISABLE_AND_ENABLE, "ddd ddd"),
            // it mails a newer link, which replaces the pending one
            Map.entry(Cause.FORCED_RESET, "ddd dLL"),
            Map.entry(Cause.DELETE, "ddd ddd"),
            Map.entry(Cause.REVOKE, "ddd LLL"),
            Map.entry(Cause.LOGOUT, "ddd LLL"),
            Map.entry(Cause.LOGOUT_ALL, "ddd LLL"),
            Map.entry(Cause.REFRESH_THEFT, "ddd LLL"),
            Map.entry(Cause.EXPIRY_BY_REFRESH_TTL, "ddd LLL"),
            Map.entry(Cause.EXPIRY_BY_SESSION_TTL, "ddd LLL"),
            Map.entry(Cause.RESTART, "LLL LLL"),
            Map.entry(Cause.RESTART_WITH_EMPTY_KV, "ddd ddd"),
            Map.entry(Cause.RESTART_WITH_EMPTY_USER_STORE, "ddd ddd"),
            Map.entry(Cause.RESTART_COUNTING_FROM_THIS_MOMENT, "LLL LLL"),
            Map.entry(Cause.RESTART_COUNTING_FROM_A_MILLISECOND_LATER, "ddd ddd"));

    static Stream<Arguments> cells() {
        return Arrays.stream(Cause.values())
                .flatMap(cause -> Arrays.stream(Thing.values())
                        .map(thing -> Arguments.of(
                                cause,
                                thing,
                                Objects.requireNonNull(MATRIX.get(cause))
                                                .replace(" ", "")
                                                .charAt(thing.ordinal())
                                        == 'L')));
    }

    @Asvs({"7.3.1", "7.3.2", "7.4.1", "7.4.2", "7.4.5", "10.4.8"})
    @ParameterizedTest
    @MethodSource("cells")
    void cause_thing_livesOrDies(Cause cause, Thing thing, boolean alive) {
        RevocationScene scene = new RevocationScene(this);

        scene.happen(cause);

        assertThat(scene.isAlive(thing)).isEqualTo(alive);
    }
}
