package dev.touchstone.house;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;

/** What may stand inside of classes: steps, tests, waits and state. */
final class MethodRules extends TreeScanner<Void, Void> {

    private static final int MOST_STATEMENTS = 5;

    /** The formatter breaks long chains, and a broken line is no second thought. */
    private static final int MOST_LINES = 10;

    private static final Set<String> STEPS = Set.of("Given", "When", "Then", "And", "But");
    private static final Set<String> TESTS =
            Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory");
    private static final Pattern MUTABLE =
            Pattern.compile("(?:.*(?:List|Map|Set|Queue|Deque)|Atomic.*|.*Builder)(?:<.*>)?");
    private static final Pattern SNAKE_CASE = Pattern.compile("[a-z0-9]+(?:_[a-z0-9]+)*");

    private final SourceFile file;
    private final List<Finding> findings = new ArrayList<>();

    private MethodRules(SourceFile file) {
        this.file = file;
    }

    static List<Finding> check(SourceFile file) {
        MethodRules rules = new MethodRules(file);
        rules.scan(file.tree(), null);
        return rules.findings;
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
        List<String> annotations =
                method.getModifiers().getAnnotations().stream().map(MethodRules::name).toList();
        if (file.isStep() && annotations.stream().anyMatch(STEPS::contains)) {
            step(method);
        }
        boolean test = annotations.stream().anyMatch(TESTS::contains);
        if (test && !SNAKE_CASE.matcher(method.getName()).matches()) {
            found(
                    method,
                    "test-name",
                    "the test " + method.getName(),
                    "its name is the rule that it states, in_words");
        }
        return super.visitMethod(method, unused);
    }

    private void step(MethodTree method) {
        int statements = statements(method.getBody());
        long lines = file.lastLine(method.getBody()) - file.line(method.getBody()) - 1;
        if (statements > MOST_STATEMENTS || lines > MOST_LINES) {
            found(
                    method,
                    "step",
                    "%s has %d statements in %d lines"
                            .formatted(method.getName(), statements, lines),
                    "a step translates, calls and asserts, in %d statements and %d lines"
                            .formatted(MOST_STATEMENTS, MOST_LINES));
        }
    }

    /** Those in lambdas and blocks count as well. */
    private static int statements(BlockTree body) {
        AtomicInteger count = new AtomicInteger();
        new TreeScanner<Void, Void>() {
            @Override
            public Void scan(Tree tree, Void unused) {
                if (tree instanceof StatementTree && !(tree instanceof BlockTree)) {
                    count.incrementAndGet();
                }
                return super.scan(tree, unused);
            }
        }.scan(body, null);
        return count.get();
    }

    @Override
    public Void visitAnnotation(AnnotationTree annotation, Void unused) {
        String name = name(annotation);
        if (name.equals("Disabled")) {
            found(
                    annotation,
                    "disabled",
                    "a test that never runs",
                    "mend it, or take it away: what is switched off proves nothing");
        }
        if (file.isStep() && STEPS.contains(name)) {
            annotation.getArguments().forEach(this::words);
        }
        return super.visitAnnotation(annotation, unused);
    }

    private void words(ExpressionTree argument) {
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitLiteral(LiteralTree literal, Void unused) {
                String text = String.valueOf(literal.getValue());
                if (text.startsWith("^") || text.endsWith("$") || text.contains("\\")) {
                    found(
                            literal,
                            "expression",
                            "a regular expression: " + text,
                            "a step is a sentence with Cucumber expressions");
                }
                return null;
            }
        }.scan(argument, null);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
        if (call.getMethodSelect() instanceof MemberSelectTree select
                && select.getIdentifier().contentEquals("sleep")) {
            found(
                    call,
                    "sleep",
                    "waits by sleeping",
                    "wait for what must come, to a deadline that says what was missed");
        }
        return super.visitMethodInvocation(call, unused);
    }

    @Override
    public Void visitClass(ClassTree type, Void unused) {
        type.getMembers().stream()
                .filter(VariableTree.class::isInstance)
                .map(VariableTree.class::cast)
                .filter(field -> file.isStep() && isMutableStatic(field))
                .forEach(
                        field ->
                                found(
                                        field,
                                        "state",
                                        "the static field %s can change".formatted(field.getName()),
                                        "scenarios run side by side and share nothing"));
        return super.visitClass(type, unused);
    }

    private static boolean isMutableStatic(VariableTree field) {
        Set<Modifier> flags = field.getModifiers().getFlags();
        boolean changes =
                field.getInitializer() instanceof NewClassTree made
                        && MUTABLE.matcher(made.getIdentifier().toString()).matches();
        return flags.contains(Modifier.STATIC) && (changes || !flags.contains(Modifier.FINAL));
    }

    private static String name(AnnotationTree annotation) {
        String type = annotation.getAnnotationType().toString();
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private void found(Tree tree, String rule, String what, String why) {
        findings.add(file.finding(tree, rule, what, why));
    }
}
