package com.jsonexpress.identity.it.http;

import org.junit.jupiter.api.Nested;

/** The whole contract, over function calls. */
class DirectHttpTest {

    @Nested
    class Sessions extends SessionsContract implements OnHost.Direct {}

    @Nested
    class Passwords extends PasswordsContract implements OnHost.Direct {}

    @Nested
    class StrictInput extends StrictInputContract implements OnHost.Direct {}

    @Nested
    class Answers extends AnswersContract implements OnHost.Direct {}

    @Nested
    class Mounting extends MountingContract implements OnHost.Direct {}

    @Nested
    class UsersAccess extends UsersAccessContract implements OnHost.Direct {}

    @Nested
    class UsersChanges extends UsersChangesContract implements OnHost.Direct {}

    @Nested
    class UsersPages extends UsersPagesContract implements OnHost.Direct {}

    @Nested
    class VerifiedMode extends VerifiedModeContract implements OnHost.Direct {}

    @Nested
    class Enumeration extends EnumerationContract implements OnHost.Direct {}

    @Nested
    class Provisioning extends ProvisioningContract implements OnHost.Direct {}

    @Nested
    class Revocation extends RevocationContract implements OnHost.Direct {}

    @Nested
    class Limits extends LimitsContract implements OnHost.Direct {}

    @Nested
    class Refresh extends RefreshContract implements OnHost.Direct {}

    @Nested
    class Guard extends GuardContract implements OnHost.Direct {}

    @Nested
    class SeededAdmin extends SeededAdminContract implements OnHost.Direct {}

    @Nested
    class Outage extends OutageContract implements OnHost.Direct {}

    @Nested
    class RevocationSettings extends RevocationSettingsContract implements OnHost.Direct {}

    @Nested
    class Cors extends CorsContract implements OnHost.Direct {}

    @Nested
    class OpenApi extends OpenApiContract implements OnHost.Direct {}

    @Nested
    class Claims extends ClaimsContract implements OnHost.Direct {}

    @Nested
    class Fields extends FieldsContract implements OnHost.Direct {}

    @Nested
    class FieldsVerified extends FieldsVerifiedContract implements OnHost.Direct {}
}
