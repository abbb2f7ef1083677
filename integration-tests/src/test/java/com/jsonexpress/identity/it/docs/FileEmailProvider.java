package com.jsonexpress.identity.it.docs;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.config.ConfigKey;
import com.jsonexpress.identity.core.spi.EmailException;
import com.jsonexpress.identity.core.spi.EmailMessage;
import com.jsonexpress.identity.core.spi.EmailProvider;
import com.jsonexpress.identity.core.spi.ProviderContext;
import com.jsonexpress.identity.core.spi.Traits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes each mail into a file of its own. */
public final class FileEmailProvider implements EmailProvider {
    static final ConfigKey<Path> FOLDER = ConfigKey.of("jex.email.file.folder", "where mails are written", Path::of);
    private volatile Path folder = Path.of(".");

    @Override
    public String name() {
        return "file";
    }

    @Override
    public Traits traits() {
        return Traits.DEVELOPMENT;
    }

    @Override
    public List<ConfigKey<?>> configKeys() {
        return List.of(FOLDER);
    }

    @Override
    public void start(ProviderContext context) {
        folder = context.config().find(FOLDER).orElse(folder);
    }

    @Override
    public Health health() {
        return Files.isWritable(folder) ? Health.ok() : Health.down("the folder for mails cannot be written");
    }

    @Override
    public void send(EmailMessage message) throws EmailException {
        Path file = folder.resolve(message.id().replaceAll("[^A-Za-z0-9-]", "_") + ".txt");
        try {
            Files.writeString(file, "%s\n%s\n%s".formatted(message.to().typed(), message.subject(), message.text()));
        } catch (IOException e) {
            throw EmailException.temporary("the mail could not be written", e);
        }
    }
}
