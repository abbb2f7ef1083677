package com.jsonexpress.identity.http;

/** What the chain decided: an answer of ours, or leave for the application to go on. */
public sealed interface Reply permits Response, Proceed {}
