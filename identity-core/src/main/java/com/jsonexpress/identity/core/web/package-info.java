/** HTTP: JSON to command, outcome to response; one small class per group of routes. */
@NullMarked
package com.jsonexpress.identity.core.web;

import org.jspecify.annotations.NullMarked;
