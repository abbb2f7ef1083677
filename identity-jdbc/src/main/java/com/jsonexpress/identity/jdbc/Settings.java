package com.jsonexpress.identity.jdbc;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.Secret;
import com.jsonexpress.identity.core.spi.ProviderContext;
import com.jsonexpress.identity.error.BootException;
import com.jsonexpress.identity.jdbc.JdbcKeys.Initialize;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Which database, and how it is used: equal for the providers of one application, which therefore share it. Prints
 * nothing of it.
 *
 * @param url empty where the host's {@code DataSource} is used
 * @param offered the host's {@code DataSource}; empty where {@code url} is there
 */
record Settings(
        Optional<Secret> url,
        Optional<String> user,
        Optional<Secret> password,
        int poolSize,
        Optional<DataSource> offered,
        Initialize initialize) {

    static Settings of(ProviderContext context) {
        Config config = context.config();
        Optional<Secret> url = config.find(JdbcKeys.URL);
        Optional<DataSource> offered = url.isPresent() ? Optional.empty() : context.offer(DataSource.class);
        if (url.isEmpty() && offered.isEmpty()) {
            throw new BootException(
                    "a jdbc provider is chosen, and there is no database: " + JdbcKeys.URL
                            + " is not set, and the host offers no DataSource",
                    "Set " + JdbcKeys.URL + "=jdbc:postgresql://HOST/DATABASE or jdbc:h2:file:./data/identity, or hand"
                            + " over a DataSource: IdentitySettings.none().offer(dataSource).");
        }
        return new Settings(
                url,
                config.find(JdbcKeys.USER),
                config.find(JdbcKeys.PASSWORD),
                config.get(JdbcKeys.POOL_SIZE),
                offered,
                config.get(JdbcKeys.INITIALIZE));
    }

    @Override
    public String toString() {
        return "Settings";
    }
}
