package com.jsonexpress.identity.it.providers;

import com.jsonexpress.identity.it.http.HostContract;
import com.jsonexpress.identity.it.support.HostFixture;
import com.jsonexpress.identity.it.support.JdkFixture;
import com.jsonexpress.identity.jdbc.TimedJdbc;

/** Users, keys and jobs in H2. */
class H2HttpTest extends HostContract {
    private static final HostFixture HOST =
            new TimedJdbc(new JdkFixture(), "jdbc:h2:mem:http-contract;DB_CLOSE_DELAY=-1");

    @Override
    protected HostFixture host() {
        return HOST;
    }
}
