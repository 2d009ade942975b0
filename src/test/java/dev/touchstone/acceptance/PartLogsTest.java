package dev.touchstone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartLogsTest {

    @TempDir private Path reports;

    @Test
    void each_part_has_a_file_and_those_of_an_earlier_run_go() {
        PartLogs logs = PartLogs.in(reports);
        logs.keep(Map.of("router", "said", "one", ""));

        assertThat(reports.resolve("containers/router.log")).hasContent("said");
        assertThat(reports.resolve("containers/one.log")).isEmptyFile();
        logs.clear();
        assertThat(reports).isEmptyDirectory();
        logs.clear();
    }

    @Test
    void without_parts_there_is_no_folder() {
        PartLogs.in(reports).keep(Map.of());

        assertThat(reports).isEmptyDirectory();
    }
}
