package dev.touchstone.router;

/** Asking a model, in one answer or as a stream. Each call sends one request, once. */
public interface Chat {

    Outcome<Answer> ask(Person caller, ChatRequest request);

    /** Asks for a stream and goes away, without having got anything, when the moment has come. */
    void abandon(Person caller, ChatRequest request, Runnable moment);

    /** Asks for one answer and goes away, without having got anything, when the moment has come. */
    void abandonAnswer(Person caller, ChatRequest request, Runnable moment);

    /** The caller of this method closes the stream. */
    Outcome<AnswerStream> stream(Person caller, ChatRequest request);
}
