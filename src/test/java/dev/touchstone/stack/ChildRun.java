package dev.touchstone.stack;

import dev.touchstone.stack.docker.ComposeFile;
import dev.touchstone.stack.docker.Docker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What another process does in the tests: starts a stack, with a router in a process of its own or
 * without, or containers, and waits to be killed; or sweeps.
 */
final class ChildRun {

    static final String READY = "ready";

    private static final Path OWN_GROUP = Path.of("/usr/bin/setsid");

    private ChildRun() {}

    /**
     * The command that runs this in a JVM of its own, and where the system can do so in a process
     * group of its own, which can be killed as a whole.
     */
    static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(OWN_GROUP)) {
            command.add(OWN_GROUP.toString());
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(ChildRun.class.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("sweep")) {
            ScratchFolder.sweep(Path.of(arguments[1]));
            System.out.println(READY);
            return;
        }
        if (arguments[0].equals("containers")) {
            Docker docker = new Docker();
            ComposeFile file = ComposeFile.read(docker, Path.of(arguments[1]), Map.of());
            OwnedProject owned = OwnedProject.start(docker, file, Duration.ofSeconds(60));
            Runtime.getRuntime().addShutdownHook(new Thread(owned::close));
            untilItIsKilled();
        }
        Stack stack = Stacks.start(Chosen.embedded());
        if (arguments[0].equals("process")) {
            OwnSystem own = stack.another(OwnSystem.Beginning.IN_ITS_OWN_PROCESS);
            System.out.println(own.description().url());
        }
        untilItIsKilled();
    }

    /** Or until the test that has started it is no more: Ctrl-C does not reach its group. */
    private static void untilItIsKilled() throws IOException {
        System.out.println(READY);
        System.in.read();
        System.exit(0);
    }
}
