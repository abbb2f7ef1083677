/** What a protected request costs over HTTP, beside the same server without the library and beside a peer. */
package com.jsonexpress.identity.benchmarks.load;
