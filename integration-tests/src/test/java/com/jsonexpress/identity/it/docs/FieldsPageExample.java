package com.jsonexpress.identity.it.docs;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.UserChanges;
import com.jsonexpress.identity.UserQuery;
import com.jsonexpress.identity.access.Audience;
import com.jsonexpress.identity.core.plugin.Plugin;
import com.jsonexpress.identity.core.plugin.PluginContext;
import com.jsonexpress.identity.field.FieldChanges;
import com.jsonexpress.identity.field.UserField;
import com.jsonexpress.identity.schema.User;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The code in {@code docs/fields.md}: compiled and run, so that it cannot rot. */
final class FieldsPageExample {
    private FieldsPageExample() {}

    static IdentitySettings declare() {
        return IdentitySettings.none()
                .field(UserField.text("displayName", 80).readBy(Audience.PUBLIC).writeBy(Audience.OWNER))
                .field(UserField.text("handle", 30, "[A-Za-z0-9_]+")
                        .writeBy(Audience.OWNER)
                        .unique())
                .field(UserField.choice("plan", "free", "pro").filterable().defaultValue("free"))
                .field(UserField.text("note", 500).readBy(Audience.ADMIN))
                .field(UserField.integer("score", 0, 100)
                        .readBy(Audience.NOBODY)
                        .writeBy(Audience.NOBODY));
    }

    static final class Consent implements Plugin {
        @Override
        public String name() {
            return "consent";
        }

        @Override
        public List<UserField> userFields() {
            return List.of(
                    UserField.bool("termsAccepted").writeBy(Audience.OWNER).required());
        }

        @Override
        public void start(PluginContext context) {}
    }

    static List<User> use(Identity identity, String id) {
        identity.users()
                .update(id, UserChanges.fields(Map.of("plan", "pro", "score", 7)))
                .orThrow();
        identity.users()
                .update(id, UserChanges.fields(new FieldChanges(Map.of(), Set.of("note"))))
                .orThrow();
        return identity.users().list(UserQuery.byField("plan", "pro")).items();
    }

    static Map<String, @Nullable Object> profile(Identity identity, User user) {
        return identity.users().schema().visible(user.fields(), Audience.PUBLIC);
    }
}
