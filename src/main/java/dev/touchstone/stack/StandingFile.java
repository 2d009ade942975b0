package dev.touchstone.stack;

import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.touchstone.router.Price;
import dev.touchstone.router.RouterDescription;
import dev.touchstone.router.RouterDescription.Deployment;
import dev.touchstone.router.RouterDescription.Model;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the file that describes a standing stack, without its secrets. */
final class StandingFile {

    /** The environment variable from which a remote run takes the signing key. */
    static final String SIGNING_KEY = "TOUCHSTONE_SIGNING_KEY";

    /** The environment variable from which it takes the published keys' private halves. */
    static final String SIGNING_JWKS = "TOUCHSTONE_SIGNING_JWKS";

    private static final YAMLMapper YAML =
            YAMLMapper.builder().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER).build();

    private StandingFile() {}

    static void write(Path file, RouterDescription router, Map<String, URI> engines)
            throws IOException {
        Map<String, Object> lines = new LinkedHashMap<>();
        lines.put("name", router.name() + ", standing");
        lines.put("kind", router.kind());
        lines.put("url", router.url().toString());
        Map<String, String> credentials = new LinkedHashMap<>();
        credentials.put("signing_key_env", SIGNING_KEY);
        credentials.put("signing_jwks_env", SIGNING_JWKS);
        lines.put("credentials", credentials);
        lines.put("options", router.options());
        lines.put("models", router.models().stream().map(StandingFile::model).toList());
        lines.put("engines", engines(engines));
        Files.createDirectories(file.getParent());
        Files.writeString(file, YAML.writeValueAsString(lines));
    }

    private static Map<String, Object> model(Model model) {
        Map<String, Object> lines = new LinkedHashMap<>();
        lines.put("id", model.id());
        model.provider().ifPresent(provider -> lines.put("provider", provider));
        addPrices(lines, model.price());
        lines.put("loaded", model.loaded());
        lines.put(
                "deployments", model.deployments().stream().map(StandingFile::deployment).toList());
        return lines;
    }

    private static Map<String, Object> deployment(Deployment deployment) {
        Map<String, Object> lines = new LinkedHashMap<>();
        lines.put("id", deployment.id());
        lines.put("engine", deployment.engine());
        deployment.price().ifPresent(own -> addPrices(lines, own));
        return lines;
    }

    private static void addPrices(Map<String, Object> lines, Price price) {
        lines.put("prompt_price", price.promptTokens());
        lines.put("completion_price", price.completionTokens());
    }

    private static Map<String, Object> engines(Map<String, URI> engines) {
        Map<String, Object> lines = new LinkedHashMap<>();
        engines.forEach((name, url) -> lines.put(name, Map.of("url", url.toString())));
        return lines;
    }
}
