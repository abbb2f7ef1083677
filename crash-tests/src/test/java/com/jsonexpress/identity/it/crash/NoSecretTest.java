package com.jsonexpress.identity.it.crash;

import com.jsonexpress.identity.it.output.NoSecretInOutputTest;

/** What the tests have printed, and below it what the instances have. */
class NoSecretTest extends NoSecretInOutputTest {}
