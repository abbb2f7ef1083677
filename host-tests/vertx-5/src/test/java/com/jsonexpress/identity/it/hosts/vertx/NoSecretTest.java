package com.jsonexpress.identity.it.hosts.vertx;

import com.jsonexpress.identity.it.output.NoSecretInOutputTest;

/** What the contract has printed over this host. */
class NoSecretTest extends NoSecretInOutputTest {}
