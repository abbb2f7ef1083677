/** What our own tests share: a running identity, a caller over function calls or HTTP, a mailbox, a ledger of secrets. */
@NullMarked
package com.jsonexpress.identity.it.support;

import org.jspecify.annotations.NullMarked;
