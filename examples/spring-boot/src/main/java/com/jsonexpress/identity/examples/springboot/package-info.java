/** The starter and one controller. */
@NullMarked
package com.jsonexpress.identity.examples.springboot;

import org.jspecify.annotations.NullMarked;
