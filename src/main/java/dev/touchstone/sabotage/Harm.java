package dev.touchstone.sabotage;

import dev.touchstone.sabotage.act.Rules;

/** What a defect does to a healthy system, and where. */
public sealed interface Harm {

    /** Where it is done, in a word. */
    String place();

    /** Which exchanges of callers it can reach at all; where it reaches none it changes nothing. */
    Rules reached();

    /** A relay between caller and router. */
    record Front(Rules rules) implements Harm {
        @Override
        public String place() {
            return "front";
        }

        @Override
        public Rules reached() {
            return rules;
        }
    }

    /** A relay between router and engine. */
    record Back(Rules rules, Rules reached) implements Harm {
        @Override
        public String place() {
            return "back";
        }
    }

    /**
     * The router is configured otherwise.
     *
     * @param change the name of the change
     */
    record Configuration(String change, Rules reached) implements Harm {
        @Override
        public String place() {
            return "configuration";
        }
    }

    /**
     * Its database is changed when its tables are there.
     *
     * @param sql statements, run by the tables' owner
     */
    record Database(String sql, Rules reached) implements Harm {
        @Override
        public String place() {
            return "database";
        }
    }
}
