package com.jsonexpress.identity.it.providers;

import com.jsonexpress.identity.it.http.HttpContracts;
import com.jsonexpress.identity.it.support.HostFixture;
import com.jsonexpress.identity.jdbc.TimedJdbc;

/** Users, keys and jobs in H2. */
class H2HttpTest extends HttpContracts {
    private static final HostFixture HOST =
            new TimedJdbc(HostFixture.DIRECT, "jdbc:h2:mem:http-contract;DB_CLOSE_DELAY=-1");

    @Override
    protected HostFixture host() {
        return HOST;
    }
}
