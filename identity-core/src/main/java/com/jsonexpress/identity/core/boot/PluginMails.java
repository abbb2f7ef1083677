package com.jsonexpress.identity.core.boot;

import com.jsonexpress.identity.core.flow.QueuePluginMail;
import com.jsonexpress.identity.core.mail.PluginMail;
import com.jsonexpress.identity.core.plugin.Mails;
import com.jsonexpress.identity.core.spi.EnqueueOptions;
import java.util.Map;

/** The mails of one plugin. */
record PluginMails(DeclaredPlugin plugin, QueuePluginMail mails) implements Mails {

    @Override
    public boolean reaches(String userId) {
        return mails.reaches(userId);
    }

    @Override
    public boolean send(String kind, String userId, Map<String, String> values, EnqueueOptions options) {
        if (!plugin.mails().containsKey(kind)) {
            throw new IllegalArgumentException("the plugin declares no such mail: " + kind);
        }
        return mails.run(new PluginMail(plugin.name() + "/" + kind, userId, values), options);
    }
}
