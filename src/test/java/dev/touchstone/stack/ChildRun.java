package dev.touchstone.stack;

import java.nio.file.Path;

/**
 * What another process does in the tests: starts a stack, with a router in a process of its own or
 * without, and waits to be killed; or sweeps.
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
        Stack stack = Stacks.start(Chosen.embedded());
        if (arguments[0].equals("process")) {
            OwnSystem own = stack.another(OwnSystem.Beginning.IN_ITS_OWN_PROCESS);
            System.out.println(own.description().url());
        }
        System.out.println(READY);
        new java.util.concurrent.CountDownLatch(1).await();
    }
}
