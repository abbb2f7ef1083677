/** Hostile input byte by byte: corpora of paths, bodies and addresses, and peers that send too slowly or too much. */
@NullMarked
package com.jsonexpress.identity.it.hostile;

import org.jspecify.annotations.NullMarked;
