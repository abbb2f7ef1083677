/** What the fuzz targets share. Each target lies in the package of its parser. */
@org.jspecify.annotations.NullMarked
package com.jsonexpress.identity.fuzz;
