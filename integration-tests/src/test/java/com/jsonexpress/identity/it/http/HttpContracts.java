package com.jsonexpress.identity.it.http;

import com.jsonexpress.identity.it.support.HostFixture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** All of the HTTP contract that holds without a server, too. Each part asks what it is nested in for the host. */
@ExtendWith(HttpContracts.Around.class)
public abstract class HttpContracts {

    /** Starts the host that all of this is about. */
    protected abstract HostFixture host();

    /** Whether the server answers 400 to this path by itself, before it asks identity. */
    protected boolean serverRefuses(String path) {
        return false;
    }

    /** Whether the server forgets what stands behind {@code #} in a target, for identity and the application alike. */
    protected boolean serverDropsFragments() {
        return false;
    }

    /** Gives a part what it is nested in. */
    static final class Around implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == HttpContracts.class;
        }

        @Override
        public HttpContracts resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRequiredTestInstances()
                    .findInstance(HttpContracts.class)
                    .orElseThrow();
        }
    }

    @Nested
    class Sessions extends SessionsContract {}

    @Nested
    class Passwords extends PasswordsContract {}

    @Nested
    class StrictInput extends StrictInputContract {}

    @Nested
    class Answers extends AnswersContract {}

    @Nested
    class Mounting extends MountingContract {}

    @Nested
    class UsersAccess extends UsersAccessContract {}

    @Nested
    class UsersChanges extends UsersChangesContract {}

    @Nested
    class UsersPages extends UsersPagesContract {}

    @Nested
    class VerifiedMode extends VerifiedModeContract {}

    @Nested
    class Enumeration extends EnumerationContract {}

    @Nested
    class Provisioning extends ProvisioningContract {}

    @Nested
    class Revocation extends RevocationContract {}

    @Nested
    class Limits extends LimitsContract {}

    @Nested
    class Refresh extends RefreshContract {}

    @Nested
    class Guard extends GuardContract {}

    @Nested
    class SeededAdmin extends SeededAdminContract {}

    @Nested
    class Outage extends OutageContract {}

    @Nested
    class RevocationSettings extends RevocationSettingsContract {}

    @Nested
    class Cors extends CorsContract {}

    @Nested
    class OpenApi extends OpenApiContract {}

    @Nested
    class Claims extends ClaimsContract {}

    @Nested
    class Fields extends FieldsContract {}

    @Nested
    class FieldsVerified extends FieldsVerifiedContract {}
}
