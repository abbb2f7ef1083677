package com.jsonexpress.identity.it.docs;

import com.jsonexpress.identity.config.ConfigKey;
import com.jsonexpress.identity.core.plugin.ProviderKind;
import com.jsonexpress.identity.core.spi.Provider;
import com.jsonexpress.identity.host.jdk.JdkHost;
import com.jsonexpress.identity.http.Response;

/** The short pieces of code in {@code docs/writing-a-plugin.md}: compiled so that they cannot rot, not run. */
final class PluginPageExample {

    public interface SmsGateway extends Provider {
        void send(String number, String text);
    }

    static final ProviderKind<SmsGateway> SMS = new ProviderKind<>(
            SmsGateway.class, "sms", ConfigKey.text("jex.sms", "the name of the gateway"), "org.example:sms-console");

    private PluginPageExample() {}

    static void application() {
        JdkHost.create()
                .get("/articles", TermsPlugin.termsAccepted("1"), request -> Response.text("Articles"))
                .run();
    }
}
