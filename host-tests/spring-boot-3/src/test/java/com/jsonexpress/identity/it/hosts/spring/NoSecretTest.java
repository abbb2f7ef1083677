package com.jsonexpress.identity.it.hosts.spring;

import com.jsonexpress.identity.it.output.NoSecretInOutputTest;

/** What the tests have printed over this host. */
class NoSecretTest extends NoSecretInOutputTest {}
