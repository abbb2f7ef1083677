package com.jsonexpress.identity.it.http;

import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.access.Audience;
import com.jsonexpress.identity.field.UserField;
import com.jsonexpress.identity.it.support.App;
import java.util.List;
import java.util.function.UnaryOperator;

/** An application with custom fields of every kind, an admin and a user. */
record FieldsScene(App app, String admin, String userId, String owner) {
    static final List<UserField> FIELDS = List.of(
            UserField.text("displayName", 20).readBy(Audience.PUBLIC).writeBy(Audience.OWNER),
            UserField.text("handle", 20, "[A-Za-z0-9]+").writeBy(Audience.OWNER).unique(),
            UserField.texts("tags", 3, 10).writeBy(Audience.OWNER),
            UserField.instant("bornAt").writeBy(Audience.OWNER),
            UserField.choice("plan", "free", "pro").filterable().defaultValue("free"),
            UserField.integer("level", 0, 9).filterable(),
            UserField.bool("vip").readBy(Audience.ADMIN),
            UserField.text("risk", 20)
                    .readBy(Audience.NOBODY)
                    .writeBy(Audience.NOBODY)
                    .filterable());

    static UnaryOperator<IdentitySettings> declaring(List<UserField> fields, String... keys) {
        return settings -> {
            IdentitySettings changed = App.keys(keys).apply(settings);
            for (UserField field : fields) {
                changed = changed.field(field);
            }
            return changed;
        };
    }

    static FieldsScene of(App app) {
        String admin = app.admin("root@example.com");
        var user = app.client().register("ada@example.com");
        return new FieldsScene(app, admin, user.string("user.id"), user.string("accessToken"));
    }
}
