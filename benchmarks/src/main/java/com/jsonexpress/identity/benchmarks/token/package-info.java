/** What it costs to verify and to issue a token: ours, the peers, and the raw cryptography of the JDK as the floor. */
package com.jsonexpress.identity.benchmarks.token;
