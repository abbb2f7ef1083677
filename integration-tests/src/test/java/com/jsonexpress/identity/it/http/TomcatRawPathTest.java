package com.jsonexpress.identity.it.http;

/** Byte by byte on an embedded Tomcat. */
class TomcatRawPathTest extends RawPathContract implements OnHost.OnTomcat {}
