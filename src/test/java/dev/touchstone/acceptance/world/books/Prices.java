package dev.touchstone.acceptance.world.books;

import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.Price;
import dev.touchstone.router.RouterDescription.Deployment;
import dev.touchstone.router.RouterDescription.Model;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What tokens cost, by the description of the router. */
record Prices(List<Model> models) {

    /** The deployment that an entry names, of the model that it names. */
    Optional<Deployment> deployment(LedgerEntry entry) {
        return model(entry).stream()
                .flatMap(model -> model.deployments().stream())
                .filter(deployment -> deployment.id().equals(entry.deployment()))
                .findFirst();
    }

    /** Whether the entry costs what its tokens cost there, now or from a moment on. */
    boolean isRight(LedgerEntry entry) {
        return model(entry).stream()
                .flatMap(model -> all(model, entry.deployment()))
                .anyMatch(price -> price.of(entry.usage()).compareTo(entry.cost()) == 0);
    }

    private static Stream<Price> all(Model model, String deployment) {
        boolean ownPrice =
                model.deployments().stream()
                        .anyMatch(each -> each.id().equals(deployment) && each.price().isPresent());
        Stream<Price> later =
                ownPrice ? Stream.empty() : model.change().map(c -> c.price()).stream();
        return Stream.concat(Stream.of(model.price(deployment)), later);
    }

    private Optional<Model> model(LedgerEntry entry) {
        return models.stream()
                .filter(model -> plain(model.id()).equals(plain(entry.model())))
                .findFirst();
    }

    /** Without the provider's name before it. */
    static String plain(String model) {
        return model.substring(model.lastIndexOf(':') + 1);
    }
}
