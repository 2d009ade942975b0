package dev.touchstone.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rooms of the house: which there are, and which others each may know. */
final class Rooms {

    private static final String ROOT = "dev.touchstone.";

    /** It is no room: nothing of the product may know it. */
    private static final String ACCEPTANCE = ROOT + "acceptance.world.Cast";

    /** A room, the rooms that it may know, and a class of it that an offender can name. */
    private record Room(String name, Set<String> mayKnow, String example) {}

    private final Map<String, Room> rooms = new TreeMap<>();

    Rooms() {
        room("criteria", "Catalogue");
        room("settings", "Settings");
        room("wire", "Wire");
        room("router", "Router", "criteria");
        room("router.openai", "OpenAiRouter", "router", "wire");
        room("router.litellm", "LiteLlm", "router", "router.openai", "wire");
        room("router.reference", "ReferenceDriver", "router", "router.openai", "wire");
        room("engine", "ScriptedEngine", "wire");
        room("reference", "ReferenceRouter", "settings");
        room(
                "stack",
                "Stack",
                "router",
                "router.litellm",
                "router.openai",
                "router.reference",
                "engine",
                "reference",
                "settings",
                "wire");
        room("livingdoc", "LivingDocumentation", "criteria");
        room("sabotage", "relay.Interference", "criteria", "wire", "engine");
    }

    private void room(String name, String example, String... mayKnow) {
        rooms.put(name, new Room(name, Set.of(mayKnow), ROOT + name + "." + example));
    }

    /** One law for each room, and two for the house as a whole. */
    List<Law> laws() {
        List<Law> laws = new ArrayList<>();
        rooms.values().forEach(room -> laws.add(knowsOnly(room)));
        laws.add(
                Law.of(
                        "every class of the product lives in a room",
                        classes()
                                .should(
                                        ArchCondition.from(
                                                in("live in a room of this table", rooms.keySet())))
                                .because("a new room is entered here with what it may know"),
                        1,
                        "package dev.touchstone.cellar; class PlantedInNoRoom {}"));
        laws.add(
                Law.of(
                        "rooms know each other in one direction",
                        slices().assignedFrom(new ByRoom())
                                .should()
                                .beFreeOfCycles()
                                .because("of two rooms that know each other none can be changed"),
                        1,
                        "package dev.touchstone.wire;"
                                + " public class PlantedHere"
                                + " { dev.touchstone.engine.PlantedThere there; }",
                        "package dev.touchstone.engine;"
                                + " public class PlantedThere"
                                + " { dev.touchstone.wire.PlantedHere here; }"));
        return laws;
    }

    private Law knowsOnly(Room room) {
        Set<String> known = new TreeSet<>(room.mayKnow());
        known.add(room.name());
        List<String> forbidden =
                Stream.concat(
                                rooms.values().stream()
                                        .filter(other -> !known.contains(other.name()))
                                        .map(Room::example),
                                Stream.of(ACCEPTANCE))
                        .toList();
        return Law.of(
                room.name()
                        + " may know "
                        + (room.mayKnow().isEmpty() ? "no room" : room.mayKnow()),
                classes()
                        .that(in("live in " + room.name(), Set.of(room.name())))
                        .should()
                        .onlyDependOnClassesThat(outsideOr(known))
                        .because("a layer knows the one below and nothing above"),
                forbidden.size(),
                offender(room, forbidden));
    }

    private static String offender(Room room, List<String> forbidden) {
        String fields =
                forbidden.stream()
                        .map(type -> type + " f" + forbidden.indexOf(type) + ";")
                        .collect(Collectors.joining(" "));
        return "package %s%s; class PlantedNosy { %s }".formatted(ROOT, room.name(), fields);
    }

    private DescribedPredicate<JavaClass> outsideOr(Set<String> known) {
        return DescribedPredicate.describe(
                "are none of this project's, or live in " + known,
                type -> !isOurs(type) || known.contains(of(type).orElse("no room")));
    }

    private DescribedPredicate<JavaClass> in(String words, Set<String> names) {
        return DescribedPredicate.describe(
                words, type -> of(type).filter(names::contains).isPresent());
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith(ROOT);
    }

    /** The innermost room around a class. */
    private Optional<String> of(JavaClass type) {
        return rooms.keySet().stream()
                .filter(name -> (type.getPackageName() + ".").startsWith(ROOT + name + "."))
                .max(Comparator.comparingInt(String::length));
    }

    private final class ByRoom implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return of(type).map(SliceIdentifier::of).orElseGet(SliceIdentifier::ignore);
        }

        @Override
        public String getDescription() {
            return "rooms";
        }
    }
}
