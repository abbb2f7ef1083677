/**
 * Users as JSON lines: one object in one line for each user. {@link com.jsonexpress.identity.transfer.UserImport} and
 * {@link com.jsonexpress.identity.transfer.UserExport} work on a running identity, {@link
 * com.jsonexpress.identity.transfer.Transfer} is the command. It knows no store: everything goes through the flows.
 */
@NullMarked
package com.jsonexpress.identity.transfer;

import org.jspecify.annotations.NullMarked;
