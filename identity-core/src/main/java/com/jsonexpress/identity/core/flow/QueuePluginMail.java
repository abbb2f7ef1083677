package com.jsonexpress.identity.core.flow;

import com.jsonexpress.identity.core.mail.PluginMail;
import com.jsonexpress.identity.core.spi.EnqueueOptions;
import com.jsonexpress.identity.core.spi.UserStore;

/** Takes the mails of plugins: to a user by its id, never to an address. */
public final class QueuePluginMail {
    private final UserStore users;
    private final MailDesk mails;

    QueuePluginMail(Services services) {
        this.users = services.users();
        this.mails = services.mails();
    }

    /** Whether a mail can reach this user now. */
    public boolean reaches(String userId) {
        return users.find(userId)
                .filter(user -> !user.disabled() && mails.reaches(user))
                .isPresent();
    }

    /** Queues the mail; {@code false} where none reaches the user. */
    public boolean run(PluginMail mail, EnqueueOptions options) {
        boolean reached = reaches(mail.userId());
        if (reached) {
            mails.queuePlugin(mail, options);
        }
        return reached;
    }
}
