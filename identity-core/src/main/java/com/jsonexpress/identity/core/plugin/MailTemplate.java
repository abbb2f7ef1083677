package com.jsonexpress.identity.core.plugin;

import com.jsonexpress.identity.schema.User;
import java.util.Locale;
import java.util.Map;

/** Renders one kind of mail. Called by the mail worker, for one mail perhaps several times. Thread-safe. */
@FunctionalInterface
public interface MailTemplate {

    /** Renders it; what this throws is tried again later and kept as dead in the end. */
    MailText render(Locale language, Model model);

    /**
     * What a mail may speak of. Prints nothing of it.
     *
     * @param user the receiver as it is now
     * @param values as handed to {@link Mails#send}; not yet escaped
     */
    record Model(String appName, User user, Map<String, String> values) {
        public Model {
            values = Map.copyOf(values);
        }

        @Override
        public String toString() {
            return "Model";
        }
    }
}
