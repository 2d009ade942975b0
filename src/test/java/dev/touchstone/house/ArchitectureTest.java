package dev.touchstone.house;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.EvaluationResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every layer knows the one below and nothing above. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {

    private static final Path PRODUCT = Path.of("target", "classes");
    private static final Path ACCEPTANCE =
            Path.of("target", "test-classes", "dev", "touchstone", "acceptance");

    private JavaClasses product;
    private JavaClasses productAndAcceptance;
    private JavaClasses planted;

    @BeforeAll
    void read(@TempDir Path folder) {
        product = new ClassFileImporter().importPath(PRODUCT);
        productAndAcceptance = new ClassFileImporter().importPaths(PRODUCT, ACCEPTANCE);
        Snippets.compile(all().map(Law::planted).flatMap(List::stream).toList(), folder);
        planted = new ClassFileImporter().importPath(folder);
    }

    static Stream<Law> rooms() {
        return new Rooms().laws().stream();
    }

    static Stream<Law> general() {
        return Laws.all().stream();
    }

    static Stream<Law> all() {
        return Stream.concat(rooms(), general());
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void the_product_keeps_its_rooms_apart(Law law) {
        law.rule().check(product);
    }

    @ParameterizedTest
    @MethodSource("general")
    void the_product_and_the_acceptance_run_keep(Law law) {
        law.rule().check(productAndAcceptance);
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_planted_offender_is_reported_by_name(Law law) {
        Set<String> names = law.planted().stream().map(Snippets::name).collect(toSet());

        EvaluationResult result = law.rule().evaluate(planted.that(areNamed(names)));

        assertThat(result.getFailureReport().getDetails())
                .as("what the law reports of its planted offenders")
                .hasSize(law.offences())
                .allSatisfy(line -> assertThat(line).contains("Planted"));
    }

    private static DescribedPredicate<JavaClass> areNamed(Set<String> names) {
        return DescribedPredicate.describe(
                "are named " + names, type -> names.contains(type.getName()));
    }
}
