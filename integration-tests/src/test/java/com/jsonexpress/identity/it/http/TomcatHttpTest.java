package com.jsonexpress.identity.it.http;

import org.junit.jupiter.api.Nested;

/** The whole contract, over real HTTP an embedded Tomcat and the filter for servlets. */
class TomcatHttpTest {

    @Nested
    class Sessions extends SessionsContract implements OnHost.OnTomcat {}

    @Nested
    class Passwords extends PasswordsContract implements OnHost.OnTomcat {}

    @Nested
    class StrictInput extends StrictInputContract implements OnHost.OnTomcat {}

    @Nested
    class Answers extends AnswersContract implements OnHost.OnTomcat {}

    @Nested
    class Mounting extends MountingContract implements OnHost.OnTomcat {}

    @Nested
    class UsersAccess extends UsersAccessContract implements OnHost.OnTomcat {}

    @Nested
    class UsersChanges extends UsersChangesContract implements OnHost.OnTomcat {}

    @Nested
    class UsersPages extends UsersPagesContract implements OnHost.OnTomcat {}

    @Nested
    class VerifiedMode extends VerifiedModeContract implements OnHost.OnTomcat {}

    @Nested
    class Enumeration extends EnumerationContract implements OnHost.OnTomcat {}

    @Nested
    class Provisioning extends ProvisioningContract implements OnHost.OnTomcat {}

    @Nested
    class Revocation extends RevocationContract implements OnHost.OnTomcat {}

    @Nested
    class Limits extends LimitsContract implements OnHost.OnTomcat {}

    @Nested
    class Refresh extends RefreshContract implements OnHost.OnTomcat {}

    @Nested
    class Guard extends GuardContract implements OnHost.OnTomcat {}

    @Nested
    class SeededAdmin extends SeededAdminContract implements OnHost.OnTomcat {}

    @Nested
    class Outage extends OutageContract implements OnHost.OnTomcat {}

    @Nested
    class RevocationSettings extends RevocationSettingsContract implements OnHost.OnTomcat {}

    @Nested
    class Cors extends CorsContract implements OnHost.OnTomcat {}

    @Nested
    class OpenApi extends OpenApiContract implements OnHost.OnTomcat {}

    @Nested
    class Claims extends ClaimsContract implements OnHost.OnTomcat {}

    @Nested
    class Fields extends FieldsContract implements OnHost.OnTomcat {}

    @Nested
    class FieldsVerified extends FieldsVerifiedContract implements OnHost.OnTomcat {}
}
