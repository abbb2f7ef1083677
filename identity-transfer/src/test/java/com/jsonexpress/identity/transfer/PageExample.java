package com.jsonexpress.identity.transfer;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.field.UserField;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** The code of {@code docs/bring-your-users.md}. */
final class PageExample {
    static final List<String> LOG = new ArrayList<>();

    private PageExample() {}

    public static void main(String... arguments) {
        IdentitySettings settings = IdentitySettings.none().field(UserField.text("plan", 20));
        System.exit(Transfer.run(settings, arguments));
    }

    static void bring(Identity identity, InputStream in) throws IOException {
        ImportReport report = UserImport.into(identity)
                .rejects(rejection -> log(rejection.line() + " " + rejection.field() + ": " + rejection.detail()))
                .lines(in);
        if (!report.isComplete()) {
            log(report.toString());
        }
    }

    private static void log(String line) {
        LOG.add(line);
    }
}
