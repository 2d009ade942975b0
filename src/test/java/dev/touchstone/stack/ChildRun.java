package dev.touchstone.stack;

import dev.touchstone.stack.docker.ComposeFile;
import dev.touchstone.stack.docker.Docker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * What another process does in the tests: starts a stack, with a router in a process of its own or
 * without, or containers, and waits to be killed; or sweeps.
 */
final class ChildRun {

    static final String READY = "ready";

    private ChildRun() {}

    public static void main(String[] arguments) throws InterruptedException {
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

    private static void untilItIsKilled() throws InterruptedException {
        System.out.println(READY);
        new CountDownLatch(1).await();
    }
}
