/**
 * {@code IKvStore} on Redis or Valkey: one server, Sentinel or Cluster. Called {@code redis}; its keys begin with
 * {@code jex.redis.}.
 */
@NullMarked
package com.jsonexpress.identity.kv.redis;

import org.jspecify.annotations.NullMarked;
