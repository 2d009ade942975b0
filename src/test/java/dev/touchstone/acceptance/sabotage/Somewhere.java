package dev.touchstone.acceptance.sabotage;

import io.cucumber.core.gherkin.Pickle;
import io.cucumber.plugin.event.Location;
import java.lang.reflect.Proxy;
import java.net.URI;

/** A scenario of which nothing matters but where it stands. */
final class Somewhere {

    private Somewhere() {}

    /** In this line of a.feature. */
    static Pickle at(int line) {
        return (Pickle)
                Proxy.newProxyInstance(
                        Somewhere.class.getClassLoader(),
                        new Class<?>[] {Pickle.class},
                        (proxy, method, arguments) ->
                                switch (method.getName()) {
                                    case "getUri" -> URI.create("file:///a.feature");
                                    case "getLocation" -> new Location(line, 1);
                                    case "hashCode" -> line;
                                    case "equals" -> proxy == arguments[0];
                                    case "toString" -> "line " + line;
                                    default -> throw new AssertionError(method);
                                });
    }
}
