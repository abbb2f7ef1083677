package com.jsonexpress.identity.it.providers;

import com.jsonexpress.identity.it.http.HttpContracts;
import com.jsonexpress.identity.it.support.HostFixture;
import com.jsonexpress.identity.jdbc.TimedJdbc;

/** Users, keys and jobs in PostgreSQL. */
class PostgresqlHttpTest extends HttpContracts {
    private static final HostFixture HOST = new TimedJdbc(HostFixture.DIRECT, Postgresql.schema("http_contract"));

    @Override
    protected HostFixture host() {
        return HOST;
    }
}
