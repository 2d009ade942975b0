package dev.touchstone.house;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles planted offenders, so that no bad example has to live among the real classes. */
final class Snippets {

    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern TYPE = Pattern.compile("(?:class|@interface) (\\w+)");

    private Snippets() {}

    /**
     * Compiles sources of one class each against the class path of this test.
     *
     * @throws IllegalArgumentException when they do not compile
     */
    static void compile(List<String> sources, Path folder) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> told = new DiagnosticCollector<>();
        List<Source> files = new ArrayList<>();
        sources.forEach(
                source -> files.add(new Source(name(source).replace('.', '/') + ".java", source)));
        List<String> options = List.of("-proc:none", "-d", folder.toString());
        if (!compiler.getTask(null, null, told, options, null, files).call()) {
            throw new IllegalArgumentException(
                    told.getDiagnostics().stream()
                            .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
                            .map(one -> one.getMessage(Locale.ROOT))
                            .toList()
                            .toString());
        }
    }

    /** The full name of the class in a source. */
    static String name(String source) {
        return find(PACKAGE, source) + "." + find(TYPE, source);
    }

    private static String find(Pattern pattern, String source) {
        Matcher matcher = pattern.matcher(source);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no " + pattern + " in: " + source);
        }
        return matcher.group(1);
    }

    /** A source in memory. */
    static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String path, String text) {
            super(URI.create("memory:///" + path), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
