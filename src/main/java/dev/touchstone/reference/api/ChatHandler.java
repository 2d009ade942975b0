package dev.touchstone.reference.api;

import dev.touchstone.reference.ModelConfig;
import dev.touchstone.reference.identity.Action;
import dev.touchstone.reference.identity.Caller;
import dev.touchstone.reference.routing.ChatRequest;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;

/** Chat completions, at once and in pieces (contract: Chat completions). */
final class ChatHandler implements Operations.Part {
    private final Json json;
    private final ChatBody chatBody;
    private final OfferedModels models;
    private final Answers answers;

    ChatHandler(Json json, ChatBody chatBody, OfferedModels models, Answers answers) {
        this.json = json;
        this.chatBody = chatBody;
        this.models = models;
        this.answers = answers;
    }

    @Override
    public void offer(Operations operations) {
        operations.guarded(HandlerType.POST, "/v1/chat/completions", Action.CHAT, this::complete);
    }

    private void complete(Context context, Caller caller) throws IOException {
        ChatRequest request = chatBody.read(json.body(context), RequestId.of(context), caller);
        ModelConfig model = models.named(request.calledModel(), caller);
        answers.give(context, caller, model, () -> request.asking(model.id()));
    }
}
