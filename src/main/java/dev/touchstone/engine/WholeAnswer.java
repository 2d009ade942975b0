package dev.touchstone.engine;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/** Hears an answer of a model server to its end, and hands it on whole. */
final class WholeAnswer implements ModelCall.Listener {

    private final ModelCall call;
    private final Consumer<WholeAnswer> whenWhole;
    private final Runnable whenFailed;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int status;
    private String contentType;

    WholeAnswer(ModelCall call, Consumer<WholeAnswer> whenWhole, Runnable whenFailed) {
        this.call = call;
        this.whenWhole = whenWhole;
        this.whenFailed = whenFailed;
    }

    int status() {
        return status;
    }

    /** As the server says it, or null. */
    String contentType() {
        return contentType;
    }

    byte[] body() {
        return body.toByteArray();
    }

    @Override
    public void head(int answered, String type) {
        status = answered;
        contentType = type;
    }

    @Override
    public void bytes(byte[] some) {
        body.writeBytes(some);
        call.more();
    }

    @Override
    public void ended() {
        whenWhole.accept(this);
    }

    @Override
    public void failed() {
        whenFailed.run();
    }
}
