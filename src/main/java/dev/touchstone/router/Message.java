package dev.touchstone.router;

import java.util.Locale;

/** One message of a chat. */
public record Message(Role role, String content) {

    /** Who speaks, in the chat-completion protocol. */
    public enum Role {
        SYSTEM,
        DEVELOPER,
        USER,
        ASSISTANT,
        TOOL;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Message user(String content) {
        return new Message(Role.USER, content);
    }
}
