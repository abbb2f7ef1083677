package com.jsonexpress.identity.token;

/**
 * Why a token was refused. For logs and events: a client learns {@code invalid_token} and nothing more.
 *
 * @param reason a short word in snake_case, such as {@code expired}
 * @param remedy what the developer of the client should look at
 */
public record Refusal(String reason, String remedy) {}
