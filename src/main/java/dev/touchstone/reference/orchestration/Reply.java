package dev.touchstone.reference.orchestration;

/**
 * A model's complete answer.
 *
 * @param call which call of the request it answers, from 1
 */
public record Reply(int call, String text) {}
