package dev.touchstone.older;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.older.Client.Response;

/** The inference service's load tests. */
final class ManyAtOnce {

    private static final int CONCURRENT = 10;
    private static final int STREAMS = 5;
    private static final int TOO_MANY = 50;

    static final Suite SUITE =
            Suite.of("Inference service: load (AC-21.5)")
                    .test("concurrent requests", ManyAtOnce::requests)
                    .test("concurrent streams", ManyAtOnce::streams)
                    .test("more than it can take", ManyAtOnce::tooMany)
                    .after(Skips::withoutModels);

    private ManyAtOnce() {}

    /** Ten at once complete within the client's timeout. */
    static void requests(Seeded seeded) {
        assertThat(Client.atOnce(CONCURRENT, i -> ask(seeded, i)))
                .allSatisfy(
                        response -> {
                            assertThat(response.status()).isEqualTo(200);
                            Completions.validateCompletion(response.json());
                        });
    }

    private static void streams(Seeded seeded) {
        Client client = seeded.operatorA();
        assertThat(
                        Client.atOnce(
                                STREAMS,
                                i ->
                                        client.post(
                                                Completions.PATH,
                                                Completions.streaming("Stream " + i))))
                .allSatisfy(
                        response ->
                                assertThat(
                                                Completions.extractContent(
                                                        Completions.parseStream(response)))
                                        .isNotEmpty());
    }

    private static void tooMany(Seeded seeded) {
        assertThat(Client.atOnce(TOO_MANY, i -> ask(seeded, i)))
                .allSatisfy(response -> assertThat(response.status()).isIn(200, 429, 503));
    }

    private static Response ask(Seeded seeded, int number) {
        return seeded.operatorA()
                .post(Completions.PATH, Completions.simple("What is 2 + " + number));
    }
}
