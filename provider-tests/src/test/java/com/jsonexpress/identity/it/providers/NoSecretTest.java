package com.jsonexpress.identity.it.providers;

import com.jsonexpress.identity.it.output.NoSecretInOutputTest;

/** What the contract has printed over these providers. */
class NoSecretTest extends NoSecretInOutputTest {}
