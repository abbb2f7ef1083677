package com.jsonexpress.identity.examples.publishing;

import static com.jsonexpress.identity.access.Audience.ADMIN;
import static com.jsonexpress.identity.access.Audience.NOBODY;
import static com.jsonexpress.identity.access.Audience.OWNER;
import static com.jsonexpress.identity.access.Audience.PUBLIC;
import static com.jsonexpress.identity.access.Rules.anyone;
import static com.jsonexpress.identity.access.Rules.role;
import static com.jsonexpress.identity.access.Rules.signedIn;

import com.jsonexpress.identity.access.AccessRule;
import com.jsonexpress.identity.access.FieldRules;
import com.jsonexpress.identity.host.jdk.JdkHost;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.http.Response;
import com.jsonexpress.identity.json.JsonBody;
import com.jsonexpress.identity.token.Principal;
import java.util.Map;

/** Who may do what, all of it: the fields above, the routes below. How it is done stands in {@link Resource}. */
public final class Publishing {
    private static final AccessRule EDITOR = role("admin");

    private static final FieldRules STAMPED =
            FieldRules.others(NOBODY, NOBODY).field("id", PUBLIC, NOBODY).field("authorId", PUBLIC, NOBODY);
    private static final FieldRules ARTICLE = STAMPED.field("title", PUBLIC, OWNER)
            .field("body", PUBLIC, OWNER)
            .field("featured", PUBLIC, NOBODY)
            .field("internalNotes", ADMIN, ADMIN);
    private static final FieldRules COMMENT =
            STAMPED.field("articleId", PUBLIC, OWNER).field("body", PUBLIC, OWNER);
    private static final FieldRules TASK =
            STAMPED.field("title", OWNER, OWNER).field("priority", OWNER, OWNER).field("done", OWNER, OWNER);
    private static final FieldRules TAG = STAMPED.field("authorId", NOBODY, NOBODY)
            .field("name", PUBLIC, ADMIN)
            .field("color", PUBLIC, ADMIN);

    private Publishing() {}

    public static void main(String[] arguments) {
        host().run();
    }

    static JdkHost host() {
        Resource articles = new Resource(ARTICLE, Map.of("featured", false), "title");
        Resource comments = new Resource(COMMENT, Map.of(), "articleId", "body").refersTo("articleId", articles);
        Resource tasks = new Resource(TASK, Map.of("done", false), "title");
        Resource tags = new Resource(TAG, Map.of(), "name");
        tags.add(Map.of("name", "java", "color", "#e76f00"));
        tags.add(Map.of("name", "security", "color", "#2f6f4f"));
        return JdkHost.create()
                .get("/articles", anyone(), articles::list)
                .get("/articles/{id}", anyone(), articles::get)
                .post("/articles", signedIn(), articles::create)
                .patch("/articles/{id}", articles.author(), articles::update)
                .delete("/articles/{id}", articles.author(), articles::delete)
                .post("/articles/{id}/feature", EDITOR, articles.toggle("featured"))
                .get("/comments", anyone(), comments::list)
                .get("/comments/{id}", anyone(), comments::get)
                .post("/comments", signedIn(), comments::create)
                .patch("/comments/{id}", comments.author(), comments::update)
                .delete("/comments/{id}", comments.author(), comments::delete)
                .get("/tasks", signedIn(), tasks::listOwn)
                .get("/tasks/{id}", tasks.author(), tasks::get)
                .post("/tasks", signedIn(), tasks::create)
                .patch("/tasks/{id}", tasks.author(), tasks::update)
                .delete("/tasks/{id}", tasks.author(), tasks::delete)
                .get("/tags", anyone(), tags::list)
                .get("/tags/{id}", anyone(), tags::get)
                .post("/tags", EDITOR, tags::create)
                .patch("/tags/{id}", EDITOR, tags::update)
                .delete("/tags/{id}", EDITOR, tags::delete)
                .get("/me", signedIn(), Publishing::me)
                .get("/me/articles", signedIn(), articles::listOwn)
                .get("/me/stats", signedIn(), tasks::stats);
    }

    private static Response me(Request request) {
        Principal caller = request.caller().orElseThrow();
        String email = caller.email().orElse("");
        String role = String.join(" ", caller.roles());
        return JsonBody.answer(200, Map.of("id", caller.id(), "email", email, "role", role));
    }
}
