package dev.touchstone.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.router.RouterDescription;
import dev.touchstone.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The router files that the documents show are router files. */
class DocumentedRouterFilesTest {

    private static final Pattern BLOCK = Pattern.compile("```yaml\\n(name:.*?)```", Pattern.DOTALL);
    private static final Map<String, String> ENVIRONMENT =
            Map.of(
                    "MY_ROUTER_KEY", "a key",
                    "MY_SIGNING_KEY", "another key",
                    "MY_SIGNING_JWKS", "{}");

    @TempDir private Path folder;

    @Test
    void the_five_lines_of_the_readme_describe_a_router() throws IOException {
        List<String> files = examples(Path.of("README.md"));

        assertThat(files).hasSize(1);
        assertThat(files.get(0).lines()).hasSize(5);
        assertThat(describe(files.get(0)).kind()).isEqualTo("openai");
    }

    @Test
    void the_examples_for_both_kinds_describe_a_router() throws IOException {
        List<String> files = examples(Path.of("docs", "your-router.md"));

        assertThat(files).hasSize(2);
        assertThat(describe(files.get(0)).kind()).isEqualTo("openai");
        assertThat(describe(files.get(1)).kind()).isEqualTo("reference");
    }

    @Test
    void an_example_with_a_line_that_does_not_exist_is_refused() throws IOException {
        String wrong = examples(Path.of("README.md")).get(0) + "colour: blue\n";

        assertThatThrownBy(() -> describe(wrong))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("colour");
    }

    private static List<String> examples(Path document) throws IOException {
        return BLOCK.matcher(Files.readString(document))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private RouterDescription describe(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("router.yaml"), yaml);
        return RouterFileReader.read(file).description(Optional.empty(), ENVIRONMENT);
    }
}
