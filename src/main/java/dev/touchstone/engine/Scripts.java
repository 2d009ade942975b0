package dev.touchstone.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/**
 * The scripts of one engine by marker and model, how many requests followed each, and who waits for
 * a release. Keeps the last 20,000. Thread-safe.
 */
final class Scripts {

    private static final int KEPT = 20_000;

    /** By marker; each by model, the one for every model by null. */
    private final Map<String, Map<String, Running>> running =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(
                        Map.Entry<String, Map<String, Running>> eldest) {
                    return size() > KEPT;
                }
            };

    /** Counting starts anew; who was held by the script that this one replaces is let go. */
    void post(Script script) {
        Running earlier;
        synchronized (this) {
            Map<String, Running> scripts = running.remove(script.marker());
            scripts = scripts == null ? new HashMap<>() : scripts;
            earlier = scripts.put(script.model(), new Running(script));
            running.put(script.marker(), scripts);
        }
        if (earlier != null) {
            earlier.release(Integer.MAX_VALUE);
        }
    }

    /**
     * What the next request with the marker shall follow; empty without a script.
     *
     * @param model which model it is for; asked only where some model has a script of its own
     */
    Optional<Step> next(String marker, Supplier<String> model) {
        return of(marker)
                .flatMap(
                        scripts -> {
                            boolean told = scripts.keySet().stream().anyMatch(Objects::nonNull);
                            Running own = told ? scripts.get(model.get()) : null;
                            return Optional.ofNullable(own == null ? scripts.get(null) : own);
                        })
                .map(Running::next);
    }

    private synchronized Optional<Map<String, Running>> of(String marker) {
        return Optional.ofNullable(running.get(marker)).map(HashMap::new);
    }

    /**
     * Lets the held requests of a marker go on, and all that come later.
     *
     * @param upTo until they have generated so many tokens
     * @return false when there is no such script
     */
    boolean release(String marker, int upTo) {
        Optional<Map<String, Running>> found = of(marker);
        found.ifPresent(scripts -> scripts.values().forEach(script -> script.release(upTo)));
        return found.isPresent();
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

        synchronized Step next() {
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
