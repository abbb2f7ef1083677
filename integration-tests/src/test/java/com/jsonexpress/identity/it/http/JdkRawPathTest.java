package com.jsonexpress.identity.it.http;

/** Byte by byte on the JDK's server. */
class JdkRawPathTest extends RawPathContract implements OnHost.Jdk {}
