package com.jsonexpress.identity.it.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.UserChanges;
import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.core.plugin.MailTemplate;
import com.jsonexpress.identity.core.plugin.MailText;
import com.jsonexpress.identity.core.spi.EmailException;
import com.jsonexpress.identity.core.spi.EmailMessage;
import com.jsonexpress.identity.core.spi.EnqueueOptions;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.event.IdentityEvent;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.HostFixture;
import com.jsonexpress.identity.testkit.Eventually;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Mails of plugins: through the same queue and worker as ours, to the stored address alone. */
class PluginMailsTest {
    private static final String EMAIL = "ada@example.com";
    private static final Duration LATER = Duration.ofMinutes(1);

    private final AtomicReference<MailTemplate> template = new AtomicReference<>(PluginMailsTest::render);
    private final FakePlugin badges = new FakePlugin("badges")
            .mail(
                    "won",
                    (language, model) -> Objects.requireNonNull(template.get()).render(language, model));

    private static MailText render(java.util.Locale language, MailTemplate.Model model) {
        return MailText.of(
                "A badge from " + model.appName(),
                "Dear " + model.user().email() + ",\n\nyou won "
                        + model.values().get("badge") + " in " + language.getLanguage() + ".");
    }

    @Asvs("1.2.1")
    @Test
    void mail_isRenderedByTheWorker_escapedAndSentOnce() {
        try (App app = start()) {
            assertThat(send(app, "<b>&\"gold\"</b>", EnqueueOptions.NOW)).isTrue();
            EmailMessage mail = app.mailbox().await(EMAIL, "A badge from");
            assertThat(mail.text()).contains("Dear ada@example.com,\n\nyou won <b>&\"gold\"</b> in en.");
            assertThat(mail.html())
                    .contains(
                            "<p>Dear ada@example.com,</p>\n<p>you won &lt;b&gt;&amp;&quot;gold&quot;&lt;/b&gt; in en.")
                    .doesNotContain("<b>");
            assertThat(reasons(app, EventType.MAIL_QUEUED)).contains(Optional.of("badges/won"));
            Eventually.until(
                    "the event", () -> reasons(app, EventType.MAIL_SENT).contains(Optional.of("badges/won")));
        }
    }

    @Test
    void mail_thatWaitsAlready_isOneMail() {
        try (App app = start()) {
            EnqueueOptions once = EnqueueOptions.NOW.delay(LATER).once("won");
            send(app, "gold", once);
            send(app, "silver", once);
            app.pass(LATER.plusSeconds(1));
            assertThat(app.mailbox().await(EMAIL, "A badge").text()).contains("gold");
            assertThat(app.health("queue").gauges()).containsEntry("dead", 0L);
            app.settle();
            assertThat(app.mailbox().to(EMAIL))
                    .filteredOn(mail -> mail.subject().contains("badge"))
                    .hasSize(1);
        }
    }

    @Test
    void mail_thatFailsForNow_isTriedAgainUnderTheSameId() {
        try (App app = start()) {
            app.mailbox().failWith(EmailException.temporary("down", new java.io.IOException()));
            send(app, "gold", EnqueueOptions.NOW);
            Eventually.until(
                    "a failed attempt", () -> !app.mailbox().refused(EMAIL).isEmpty());
            app.mailbox().failWith(null);
            EmailMessage sent = awaitRetried(app);
            assertThat(app.mailbox().refused(EMAIL)).allMatch(mail -> mail.id().equals(sent.id()));
        }
    }

    @Asvs("1.3.11")
    @Test
    void mail_withALineBreakInItsSubject_isNeverSentAndKeptAsDead() {
        template.set((language, model) -> MailText.of("Won: " + model.values().get("badge"), "text"));
        try (App app = start()) {
            send(app, "gold\r\nBcc: eve@example.com", EnqueueOptions.NOW);
            Eventually.until("it was given up", () -> app.count(EventType.MAIL_FAILED) == 1);
            send(app, "silver", EnqueueOptions.NOW);
            app.mailbox().await(EMAIL, "Won: silver");
            app.settle();
            assertThat(app.mailbox().all()).noneMatch(mail -> mail.subject().contains("Bcc"));
            assertThat(app.health("queue").gauges()).containsEntry("dead", 1L);
        }
    }

    @Test
    void templateThatThrows_isTriedAgain() {
        template.set((language, model) -> {
            throw new IllegalStateException("no template now");
        });
        try (App app = start()) {
            send(app, "gold", EnqueueOptions.NOW);
            app.client().register("bob@example.com");
            app.mailbox().await("bob@example.com", "Confirm");
            template.set(PluginMailsTest::render);
            assertThat(awaitRetried(app).text()).contains("gold");
        }
    }

    @Test
    void mail_toWhomNoneReaches_isRefusedByValue_andOneDisabledMeanwhileGetsNone() {
        try (App app = start()) {
            String id = id(app);
            String admin = app.identity()
                    .users()
                    .findByEmail("admin@local")
                    .orElseThrow()
                    .id();
            assertThat(badges.context().mails().reaches(id)).isTrue();
            assertThat(badges.context().mails().reaches(admin)).isFalse();
            assertThat(badges.context().mails().reaches("nobody")).isFalse();
            assertThat(badges.context().mails().send("won", admin, Map.of(), EnqueueOptions.NOW))
                    .isFalse();
            send(app, "gold", EnqueueOptions.NOW.delay(LATER));
            app.identity().users().update(id, UserChanges.disabled(true)).orThrow();
            assertThat(badges.context().mails().reaches(id)).isFalse();
            app.pass(LATER.plusSeconds(1));
            app.settle();
            assertThat(app.mailbox().all()).noneMatch(mail -> mail.subject().contains("badge"));
        }
    }

    @Test
    void mails_withoutAnEmailProvider_reachNobody() {
        ClassLoader noMail = new com.jsonexpress.identity.it.support.HidingClassLoader(
                com.jsonexpress.identity.core.spi.EmailProvider.class);
        try (App app = App.startWithoutMail(
                HostFixture.DIRECT, settings -> settings.classLoader(Slot.loader(noMail, badges)))) {
            app.client().register(EMAIL);
            String id = id(app);
            assertThat(badges.context().mails().reaches(id)).isFalse();
            assertThat(badges.context().mails().send("won", id, Map.of(), EnqueueOptions.NOW))
                    .isFalse();
        }
    }

    @Test
    void mail_ofAnUndeclaredKindOrTooLarge_isRefused() {
        try (App app = start()) {
            String id = id(app);
            var mails = badges.context().mails();
            assertThatThrownBy(() -> mails.send("lost", id, Map.of(), EnqueueOptions.NOW))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no such mail");
            assertThatThrownBy(() -> mails.send("won", id, Map.of("a", "x".repeat(8192)), EnqueueOptions.NOW))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("at most");
        }
    }

    private App start() {
        App app = App.start(settings -> settings.classLoader(Slot.loader(badges)));
        app.client().register(EMAIL);
        app.mailbox().await(EMAIL, "Confirm");
        return app;
    }

    /** Time passes again and again: a repeat is planned a moment after its attempt was seen to fail. */
    private static EmailMessage awaitRetried(App app) {
        Eventually.until("the mail was sent after all", () -> {
            app.pass(Duration.ofMinutes(10));
            return app.mailbox().to(EMAIL).stream()
                    .anyMatch(mail -> mail.subject().contains("badge"));
        });
        return app.mailbox().await(EMAIL, "A badge");
    }

    private static String id(App app) {
        return app.identity().users().findByEmail(EMAIL).orElseThrow().id();
    }

    private boolean send(App app, String badge, EnqueueOptions options) {
        return badges.context().mails().send("won", id(app), Map.of("badge", badge), options);
    }

    private static java.util.List<Optional<String>> reasons(App app, EventType type) {
        return app.events().stream()
                .filter(event -> event.type() == type)
                .map(IdentityEvent::reason)
                .toList();
    }
}
