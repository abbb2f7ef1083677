/** An application in a process of its own, watched from outside. */
package com.jsonexpress.identity.benchmarks.server;
