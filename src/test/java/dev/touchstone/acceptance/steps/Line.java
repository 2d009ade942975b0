package dev.touchstone.acceptance.steps;

import dev.touchstone.router.Conversations.Status;
import dev.touchstone.router.Message.Role;

/** A message of a conversation as a feature tells it. */
record Line(Role speaker, String text, Status state) {}
