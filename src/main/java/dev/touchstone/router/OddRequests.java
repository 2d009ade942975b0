package dev.touchstone.router;

/**
 * Questions as no client of good will asks them. Each is sent once, and the answer is waited for.
 */
public interface OddRequests {

    /** The longest body that the router promises to read, in bytes. */
    int longestBody();

    /** How deep the JSON of a body may be nested, in levels. */
    int deepestBody();

    /** The question as it is, whether or not the contract allows it. */
    Outcome<Answer> asItIs(Person caller, ChatRequest request);

    /** The question in a body that is filled up to so many bytes. */
    Outcome<Answer> filled(Person caller, ChatRequest request, int bytes);

    /** The question with a part that is nested so deep that the body has so many levels. */
    Outcome<Answer> nested(Person caller, ChatRequest request, int levels);

    /** Exactly this, in place of a body. */
    Outcome<Answer> inPlaceOfABody(Person caller, byte[] bytes);

    /** Says that so many bytes will come, and sends none of them. */
    Outcome<Answer> announced(Person caller, long bytes);

    /** Sends so many bytes without saying how many will come, and then nothing any more. */
    Outcome<Answer> unfinished(Person caller, int bytes);

    /** The question with this value in every header by which a router may know a request. */
    Outcome<Answer> named(Person caller, ChatRequest request, String value);
}
