package dev.touchstone.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.List;

/** The laws of the architecture that are no matter of one room alone. */
final class Laws {

    private static final String STACK = "dev.touchstone.stack..";
    private static final String STEPS = "dev.touchstone.acceptance.steps..";

    private Laws() {}

    static List<Law> all() {
        return List.of(
                stepsSpeakTheDomain(),
                onlyWireSpeaksHttp(),
                onlyAStackStarts(
                        "dev.touchstone.reference.ReferenceRouter",
                        "dev.touchstone.reference.ReferenceConfig"),
                onlyAStackStarts(
                        "dev.touchstone.engine.ScriptedEngine",
                        "dev.touchstone.engine.EngineConfig"),
                noFieldInjection(),
                noOtherLogging(),
                onlyProgramsPrint());
    }

    private static Law stepsSpeakTheDomain() {
        return Law.of(
                "steps know neither wire, driver, reference router nor HTTP",
                noClasses()
                        .that()
                        .resideInAPackage(STEPS)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "dev.touchstone.wire..",
                                "dev.touchstone.router.*..",
                                "dev.touchstone.reference..",
                                "org.apache.hc..",
                                "java.net.http..",
                                "com.fasterxml.jackson..")
                        .because("a step knows no path, header, status code or JSON field"),
                6,
                """
                package dev.touchstone.acceptance.steps;
                class PlantedTechnician {
                    dev.touchstone.wire.Wire wire;
                    dev.touchstone.router.openai.OpenAiRouter driver;
                    dev.touchstone.reference.ReferenceRouter router;
                    org.apache.hc.core5.http.ClassicHttpResponse response;
                    java.net.http.HttpClient client;
                    com.fasterxml.jackson.databind.JsonNode json;
                }
                """);
    }

    private static Law onlyWireSpeaksHttp() {
        return Law.of(
                "the HTTP client is known in the wire only",
                noClasses()
                        .that()
                        .resideOutsideOfPackage("dev.touchstone.wire..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.apache.hc..")
                        .because("evidence is taken and masked in one place"),
                1,
                "package dev.touchstone.router.openai; class PlantedCaller {"
                        + " org.apache.hc.core5.http.ClassicHttpResponse response; }");
    }

    private static Law onlyAStackStarts(String type, String config) {
        String name = type.substring(type.lastIndexOf('.') + 1);
        return Law.of(
                "only a stack starts a " + name,
                noClasses()
                        .that()
                        .resideOutsideOfPackage(STACK)
                        .and()
                        .doNotHaveFullyQualifiedName(type)
                        .should()
                        .accessTargetWhere(startOf(type))
                        .because("who starts things must also stop them, and only a stack does"),
                2,
                """
                package dev.touchstone.livingdoc;
                class Planted%1$sStarter {
                    Object start() { return %2$s.start(null); }
                    java.util.function.Function<%3$s, Object> later() { return %2$s::start; }
                }
                """
                        .formatted(name, type, config));
    }

    private static DescribedPredicate<JavaAccess<?>> startOf(String type) {
        return DescribedPredicate.describe(
                "the target is %s.start".formatted(type),
                call ->
                        call.getTarget().getName().equals("start")
                                && call.getTargetOwner().getName().equals(type));
    }

    private static Law noFieldInjection() {
        return Law.of(
                "what a class needs comes through its constructor",
                GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION,
                1,
                """
                package jakarta.inject;
                import java.lang.annotation.*;
                @Retention(RetentionPolicy.RUNTIME) public @interface Inject {}
                """,
                "package dev.touchstone.wire; class PlantedInjected"
                        + " { @jakarta.inject.Inject String needed; }");
    }

    private static Law noOtherLogging() {
        return Law.of(
                "nothing logs by java.util.logging",
                GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING,
                1,
                "package dev.touchstone.wire; class PlantedLogger"
                        + " { java.util.logging.Logger logger = null; }");
    }

    /**
     * Programs that a person, or another program, starts and reads; all else returns, throws or
     * logs.
     */
    private static Law onlyProgramsPrint() {
        return Law.of(
                "only programs that somebody starts and reads print",
                noClasses()
                        .that()
                        .doNotHaveFullyQualifiedName("dev.touchstone.stack.StandingStack")
                        .and()
                        .doNotHaveFullyQualifiedName("dev.touchstone.stack.RouterProgram")
                        .and()
                        .doNotHaveFullyQualifiedName("dev.touchstone.stack.ContainerProgram")
                        .and()
                        .doNotHaveFullyQualifiedName("dev.touchstone.livingdoc.LivingDocumentation")
                        .and()
                        .doNotHaveFullyQualifiedName("dev.touchstone.livingdoc.Publication")
                        .and()
                        .doNotHaveFullyQualifiedName("dev.touchstone.livingdoc.RouterMatrix")
                        .and()
                        .doNotHaveFullyQualifiedName("dev.touchstone.acceptance.AcceptanceRun")
                        .and()
                        .doNotHaveFullyQualifiedName(
                                "dev.touchstone.acceptance.sabotage.KillMatrixTest")
                        .and()
                        .doNotHaveFullyQualifiedName(
                                "dev.touchstone.acceptance.sabotage.PerturbationTest")
                        .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                        .because("output between the lines of a build is read by nobody"),
                1,
                """
                package dev.touchstone.wire;
                class PlantedPrinter { void print() { System.out.println("here"); } }
                """);
    }
}
