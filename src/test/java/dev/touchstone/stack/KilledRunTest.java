package dev.touchstone.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What a run leaves when its process ends, in whatever way: nothing. */
@Tag("process")
@Timeout(120)
class KilledRunTest {

    private static final Duration MINUTE = Duration.ofSeconds(60);

    private Process child;

    @AfterEach
    void end() {
        if (child != null) {
            child.destroyForcibly();
        }
    }

    @Test
    void a_killed_process_leaves_neither_server_nor_folder_nor_watchdog() throws IOException {
        Run run = start();
        child.destroyForcibly();

        run.awaitGone();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_killed_process_group_leaves_nothing_either() throws Exception {
        Run run = start();
        new ProcessBuilder("kill", "-KILL", "--", "-" + child.pid()).start().waitFor();

        run.awaitGone();
    }

    @Test
    void a_router_in_a_process_of_its_own_does_not_outlive_a_killed_run() throws IOException {
        Run run = start("process");
        List<ProcessHandle> routers =
                run.watchdog().stream().filter(KilledRunTest::isJava).toList();
        assertThat(routers).hasSize(1).allMatch(KilledRunTest::isAlive);
        child.destroyForcibly();

        run.awaitGone();
    }

    private static boolean isJava(ProcessHandle process) {
        return process.info().command().filter(program -> program.endsWith("java")).isPresent();
    }

    @Test
    void a_process_that_is_asked_to_end_leaves_nothing_either() throws Exception {
        Run run = start();
        child.destroy();

        run.awaitGone();
        assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void ctrl_c_leaves_nothing_either() throws Exception {
        Run run = start();
        new ProcessBuilder("kill", "-INT", Long.toString(child.pid())).start().waitFor();

        run.awaitGone();
        assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void what_is_left_when_the_watchdog_is_killed_as_well_goes_with_the_next_start()
            throws Exception {
        Run run = start();
        for (ProcessHandle process : run.watchdog()) { // the shell before what it waits for
            process.destroyForcibly();
        }
        child.destroyForcibly().waitFor();
        assertThat(isAlive(run.postgres())).as("nobody is there to end it").isTrue();
        assertThat(run.folder()).exists();

        ScratchFolder.sweep(ScratchFolder.parent());

        run.awaitGone();
    }

    @Test
    void the_folders_of_a_living_process_survive_the_start_of_another() throws Exception {
        try (ScratchFolder first = ScratchFolder.create();
                ScratchFolder second = ScratchFolder.create()) {
            child = child("sweep", ScratchFolder.parent().toString());
            awaitReady();
            assertThat(child.waitFor()).isZero();

            assertThat(first.path()).exists();
            assertThat(second.path()).exists();
        }
    }

    /** What belongs to a child's run. */
    private record Run(Path folder, ProcessHandle postgres, List<ProcessHandle> watchdog) {

        void awaitGone() {
            Awaitility.await("server, folder and watchdog are gone")
                    .atMost(MINUTE)
                    .pollInterval(Duration.ofMillis(50))
                    .until(
                            () ->
                                    !isAlive(postgres)
                                            && Files.notExists(folder)
                                            && watchdog.stream().noneMatch(p -> isAlive(p)));
        }
    }

    /** One that nobody has waited for yet has ended, but still has its number. */
    private static boolean isAlive(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private Run start() throws IOException {
        return start("stack");
    }

    private Run start(String what) throws IOException {
        child = child(what);
        awaitReady();
        Path folder = folderOf(child.pid());
        long pid =
                Long.parseLong(
                        Files.readAllLines(folder.resolve("data").resolve("postmaster.pid"))
                                .get(0));
        List<ProcessHandle> watchdog = child.descendants().toList();
        Run run = new Run(folder, ProcessHandle.of(pid).orElseThrow(), watchdog);
        assertThat(isAlive(run.postgres())).isTrue();
        assertThat(run.watchdog()).isNotEmpty().allMatch(KilledRunTest::isAlive);
        return run;
    }

    private void awaitReady() throws IOException {
        BufferedReader out = child.inputReader(StandardCharsets.UTF_8);
        assertThat(out.lines().anyMatch(ChildRun.READY::equals)).as("it became ready").isTrue();
    }

    private static Path folderOf(long pid) throws IOException {
        try (Stream<Path> all = Files.list(ScratchFolder.parent())) {
            String name = "touchstone-" + pid + "-";
            return all.filter(path -> path.getFileName().toString().startsWith(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Process child(String... arguments) throws IOException {
        return new ProcessBuilder(ChildRun.command(arguments))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
