package com.jsonexpress.identity.it.providers;

import com.jsonexpress.identity.it.http.HostContract;
import com.jsonexpress.identity.it.support.HostFixture;
import com.jsonexpress.identity.it.support.JdkFixture;
import com.jsonexpress.identity.jdbc.TimedJdbc;
import com.jsonexpress.identity.kv.redis.Servers;

/** Users and jobs in PostgreSQL, keys in Redis. */
class PostgresqlRedisHttpTest extends HostContract {
    private static final HostFixture HOST = new RedisFixture(
            new TimedJdbc(new JdkFixture(), Postgresql.schema("http_contract_redis")), Servers.redis());

    @Override
    protected HostFixture host() {
        return HOST;
    }
}
