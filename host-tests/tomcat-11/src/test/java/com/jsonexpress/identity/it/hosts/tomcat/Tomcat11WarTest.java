package com.jsonexpress.identity.it.hosts.tomcat;

import com.jsonexpress.identity.it.servlet.FullWebApplicationTest;

/** In an embedded Tomcat 11. */
class Tomcat11WarTest extends FullWebApplicationTest {}
