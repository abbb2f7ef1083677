/** The host for servlets in a real container: what a contract over HTTP alone does not show. */
@NullMarked
package com.jsonexpress.identity.it.servlet;

import org.jspecify.annotations.NullMarked;
