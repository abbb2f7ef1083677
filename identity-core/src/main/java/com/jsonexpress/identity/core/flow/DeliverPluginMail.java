package com.jsonexpress.identity.core.flow;

import com.jsonexpress.identity.core.mail.PluginMail;
import com.jsonexpress.identity.core.plugin.MailTemplate;
import com.jsonexpress.identity.core.plugin.MailText;
import com.jsonexpress.identity.core.settings.AuthSettings;
import com.jsonexpress.identity.core.spi.EmailException;
import com.jsonexpress.identity.core.spi.Job;
import com.jsonexpress.identity.core.spi.PermanentFailure;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserStore;
import java.util.Map;
import java.util.Optional;

/** The part of the mail worker that does the mails of plugins: looks the user up, renders, sends. */
final class DeliverPluginMail {
    private final UserStore users;
    private final Map<String, MailTemplate> templates;
    private final Postman postman;
    private final AuthSettings settings;

    DeliverPluginMail(Services services, Postman postman) {
        this.users = services.users();
        this.templates = services.mailTemplates();
        this.postman = postman;
        this.settings = services.settings();
    }

    void handle(Job job) throws PermanentFailure, EmailException {
        PluginMail mail;
        try {
            mail = PluginMail.decode(job.payload());
        } catch (RuntimeException e) {
            throw new PermanentFailure("a mail job that cannot be read");
        }
        Optional<UserRecord> user = users.find(mail.userId()).filter(Postman::canReceive);
        if (user.isPresent()) {
            postman.send(mail.template(), user.get(), render(mail, user.get()), job.id());
        }
    }

    private MailText render(PluginMail mail, UserRecord user) {
        MailTemplate template = templates.get(mail.template());
        if (template == null) {
            // tried again later: another instance may have the plugin, or this one once it is updated
            throw new IllegalStateException("no plugin installed here declares the mail " + mail.template());
        }
        return template.render(
                Postman.language(user), new MailTemplate.Model(settings.appName(), user.toUser(), mail.values()));
    }
}
