package dev.touchstone.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * The scripts of one engine by marker, how many requests followed each, and who waits for a
 * release. Keeps the last 20,000. Thread-safe.
 */
final class Scripts {

    private static final int KEPT = 20_000;

    private final Map<String, Running> running =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Running> eldest) {
                    return size() > KEPT;
                }
            };

    /** Counting starts anew; who was held by an earlier script of the marker is let go. */
    void post(Script script) {
        Running earlier;
        synchronized (this) {
            earlier = running.remove(script.marker());
            running.put(script.marker(), new Running(script));
        }
        if (earlier != null) {
            earlier.release(Integer.MAX_VALUE);
        }
    }

    /** What the next request with the marker shall follow; empty without a script. */
    synchronized Optional<Step> next(String marker) {
        return Optional.ofNullable(marker).map(running::get).map(Running::next);
    }

    /**
     * Lets the held requests of a marker go on, and all that come later.
     *
     * @param upTo until they have generated so many tokens
     * @return false when there is no such script
     */
    boolean release(String marker, int upTo) {
        Running found;
        synchronized (this) {
            found = running.get(marker);
        }
        if (found != null) {
            found.release(upTo);
        }
        return found != null;
    }

    /**
     * One request's part of a script.
     *
     * @param behaviour what to do
     * @param hold where to wait for the release
     */
    record Step(Behaviour behaviour, Hold hold) {}

    /** Where requests wait until the scenario lets them go on. */
    interface Hold {

        /** Nobody is ever held: the hold of a request without a script. */
        Hold OPEN =
                new Hold() {
                    @Override
                    public boolean holds(IntPredicate reached, Runnable whenReleased) {
                        return false;
                    }

                    @Override
                    public void forget(Runnable whenReleased) {
                        // nobody waits here
                    }
                };

        /**
         * Whether to wait; if so, the task runs on the releasing thread. The same task may ask
         * again.
         *
         * @param reached whether the request is at this number of tokens, up to which it is
         *     released
         */
        boolean holds(IntPredicate reached, Runnable whenReleased);

        /** The request ended; its task is not wanted any more. */
        void forget(Runnable whenReleased);
    }

    private static final class Running implements Hold {
        private final Script script;
        private final List<Runnable> waiting = new ArrayList<>();
        private int requests;
        private int releasedUpTo;

        Running(Script script) {
            this.script = script;
        }

        Step next() {
            List<Behaviour> all = script.behaviours();
            Behaviour behaviour = all.get(Math.min(requests, all.size() - 1));
            requests++;
            return new Step(behaviour, this);
        }

        @Override
        public synchronized boolean holds(IntPredicate reached, Runnable whenReleased) {
            boolean held = releasedUpTo < Integer.MAX_VALUE && reached.test(releasedUpTo);
            if (held) {
                waiting.add(whenReleased);
            }
            return held;
        }

        @Override
        public synchronized void forget(Runnable whenReleased) {
            waiting.remove(whenReleased);
        }

        void release(int upTo) {
            List<Runnable> free;
            synchronized (this) {
                releasedUpTo = Math.max(releasedUpTo, upTo);
                free = List.copyOf(waiting);
                waiting.clear();
            }
            free.forEach(Runnable::run);
        }
    }
}
