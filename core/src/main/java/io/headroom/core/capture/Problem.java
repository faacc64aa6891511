package io.headroom.core.capture;

/** What is wrong, and what somebody can do about it; both are whole sentences for the owner of the database. */
public record Problem(String reason, String fix) {}
