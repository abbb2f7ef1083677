package com.jsonexpress.identity.it.http;

import org.junit.jupiter.api.Nested;

/** The whole contract, over real HTTP and the JDK's server. */
class JdkHttpTest {

    @Nested
    class Sessions extends SessionsContract implements OnHost.Jdk {}

    @Nested
    class Passwords extends PasswordsContract implements OnHost.Jdk {}

    @Nested
    class StrictInput extends StrictInputContract implements OnHost.Jdk {}

    @Nested
    class Answers extends AnswersContract implements OnHost.Jdk {}

    @Nested
    class Mounting extends MountingContract implements OnHost.Jdk {}

    @Nested
    class UsersAccess extends UsersAccessContract implements OnHost.Jdk {}

    @Nested
    class UsersChanges extends UsersChangesContract implements OnHost.Jdk {}

    @Nested
    class UsersPages extends UsersPagesContract implements OnHost.Jdk {}

    @Nested
    class VerifiedMode extends VerifiedModeContract implements OnHost.Jdk {}

    @Nested
    class Enumeration extends EnumerationContract implements OnHost.Jdk {}

    @Nested
    class Provisioning extends ProvisioningContract implements OnHost.Jdk {}

    @Nested
    class Revocation extends RevocationContract implements OnHost.Jdk {}

    @Nested
    class Limits extends LimitsContract implements OnHost.Jdk {}

    @Nested
    class Refresh extends RefreshContract implements OnHost.Jdk {}

    @Nested
    class Guard extends GuardContract implements OnHost.Jdk {}

    @Nested
    class SeededAdmin extends SeededAdminContract implements OnHost.Jdk {}

    @Nested
    class Outage extends OutageContract implements OnHost.Jdk {}

    @Nested
    class RevocationSettings extends RevocationSettingsContract implements OnHost.Jdk {}

    @Nested
    class Cors extends CorsContract implements OnHost.Jdk {}

    @Nested
    class OpenApi extends OpenApiContract implements OnHost.Jdk {}

    @Nested
    class Claims extends ClaimsContract implements OnHost.Jdk {}

    @Nested
    class Fields extends FieldsContract implements OnHost.Jdk {}

    @Nested
    class FieldsVerified extends FieldsVerifiedContract implements OnHost.Jdk {}
}
