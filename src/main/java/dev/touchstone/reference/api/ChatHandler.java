package dev.touchstone.reference.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.reference.ModelConfig;
import dev.touchstone.reference.identity.Action;
import dev.touchstone.reference.identity.Caller;
import dev.touchstone.reference.orchestration.Mode;
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
    private final OrchestratedAnswers orchestrated;

    ChatHandler(
            Json json,
            ChatBody chatBody,
            OfferedModels models,
            Answers answers,
            OrchestratedAnswers orchestrated) {
        this.json = json;
        this.chatBody = chatBody;
        this.models = models;
        this.answers = answers;
        this.orchestrated = orchestrated;
    }

    @Override
    public void offer(Operations operations) {
        operations.guarded(HandlerType.POST, "/v1/chat/completions", Action.CHAT, this::complete);
    }

    private void complete(Context context, Caller caller) throws IOException {
        ChatRequest request = chatBody.read(json.body(context), RequestId.of(context), caller);
        ModelConfig model = models.named(request.calledModel(), caller);
        Mode mode = ChatBody.mode(request.body());
        if (mode == Mode.SINGLE) {
            answers.give(context, caller, model, new Alone(request.asking(model.id()), model));
        } else {
            orchestrated.give(context, caller, mode, model, request);
        }
    }

    /** One model answers, and the answer says so (ORCHESTRATION-1). */
    private record Alone(ChatRequest request, ModelConfig model) implements Answers.Talk {
        @Override
        public ChatRequest open() {
            return request;
        }

        @Override
        public ObjectNode shaped(ObjectNode completion) {
            completion
                    .putObject("orchestration")
                    .put("mode", Mode.SINGLE.label())
                    .putArray("models_used")
                    .add(model.id());
            return completion;
        }
    }
}
