package dev.touchstone.engine;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import com.knuddels.jtokkit.api.IntArrayList;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Token counts by cl100k_base. A prompt costs the tokens of each message's content, plus 4 for each
 * message, plus 3 for the answer's opening: a rule as chat templates have one, and a stable one.
 */
final class Tokenizer {

    /** The longest text that is counted: counting ten times as much takes a heap of its own. */
    static final int MAX_CHARACTERS = 1 << 21;

    private static final int PER_MESSAGE = 4;
    private static final int PER_PROMPT = 3;

    private final Encoding encoding;

    private Tokenizer(Encoding encoding) {
        this.encoding = encoding;
    }

    /** The one tokenizer of the JVM; the first call starts to load it, in the background. */
    static CompletableFuture<Tokenizer> loading() {
        return Loading.TOKENIZER;
    }

    int prompt(List<String> contents) {
        int tokens = PER_PROMPT;
        for (String content : contents) {
            tokens += PER_MESSAGE + encoding.countTokensOrdinary(content);
        }
        return tokens;
    }

    /** Cuts a text into its tokens; tokens that share a character stay together. */
    List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        IntArrayList tokens = encoding.encodeOrdinary(text);
        IntArrayList one = new IntArrayList(1);
        byte[] pending = new byte[0];
        int count = 0;
        for (int i = 0; i < tokens.size(); i++) {
            one.clear();
            one.add(tokens.get(i));
            pending = joined(pending, encoding.decodeBytes(one));
            count++;
            if (endsWithWholeCharacter(pending)) {
                pieces.add(new Piece(new String(pending, StandardCharsets.UTF_8), count));
                pending = new byte[0];
                count = 0;
            }
        }
        return pieces;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static boolean endsWithWholeCharacter(byte[] utf8) {
        int lead = utf8.length - 1;
        while (lead >= 0 && (utf8[lead] & 0xC0) == 0x80) {
            lead--;
        }
        if (lead < 0) {
            return utf8.length == 0;
        }
        int first = utf8[lead] & 0xFF;
        int length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        return utf8.length - lead == length;
    }

    /**
     * What leaves the engine at once.
     *
     * @param text whole characters; empty where a limit cut the tokens of one
     * @param tokens the tokens in it, 1 or more
     */
    record Piece(String text, int tokens) {}

    private static final class Loading {
        static final CompletableFuture<Tokenizer> TOKENIZER =
                CompletableFuture.supplyAsync(
                        () ->
                                new Tokenizer(
                                        Encodings.newLazyEncodingRegistry()
                                                .getEncoding(EncodingType.CL100K_BASE)));
    }
}
