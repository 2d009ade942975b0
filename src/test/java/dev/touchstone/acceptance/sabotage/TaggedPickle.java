package dev.touchstone.acceptance.sabotage;

import io.cucumber.core.gherkin.Pickle;
import io.cucumber.core.gherkin.Step;
import io.cucumber.plugin.event.Location;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A scenario that is run under a defect, which it names in a tag. */
record TaggedPickle(Pickle pickle, String defect) implements Pickle {

    @Override
    public List<String> getTags() {
        List<String> tags = new ArrayList<>(pickle.getTags());
        tags.add(Saboteur.tag(defect));
        return tags;
    }

    @Override
    public String getId() {
        return pickle.getId() + "-" + defect;
    }

    @Override
    public String getKeyword() {
        return pickle.getKeyword();
    }

    @Override
    public String getLanguage() {
        return pickle.getLanguage();
    }

    @Override
    public String getName() {
        return pickle.getName();
    }

    @Override
    public Location getLocation() {
        return pickle.getLocation();
    }

    @Override
    public Location getScenarioLocation() {
        return pickle.getScenarioLocation();
    }

    @Override
    public Optional<Location> getRuleLocation() {
        return pickle.getRuleLocation();
    }

    @Override
    public Optional<Location> getFeatureLocation() {
        return pickle.getFeatureLocation();
    }

    @Override
    public Optional<Location> getExamplesLocation() {
        return pickle.getExamplesLocation();
    }

    @Override
    public List<Step> getSteps() {
        return pickle.getSteps();
    }

    @Override
    public URI getUri() {
        return pickle.getUri();
    }
}
