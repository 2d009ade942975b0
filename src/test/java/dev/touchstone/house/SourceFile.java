package dev.touchstone.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;

/**
 * One Java source, as it is written and as the compiler reads it.
 *
 * @param path from the project's folder, with slashes
 */
record SourceFile(String path, String text, CompilationUnitTree tree, DocTrees docs) {

    /**
     * Reads sources without asking what their names mean.
     *
     * @param texts each source by its path
     */
    static List<SourceFile> parse(Map<String, String> texts) {
        List<Snippets.Source> sources = new ArrayList<>();
        texts.forEach((path, text) -> sources.add(new Snippets.Source(path, text)));
        JavacTask task =
                (JavacTask)
                        ToolProvider.getSystemJavaCompiler()
                                .getTask(null, null, told -> {}, List.of(), null, sources);
        DocTrees docs = DocTrees.instance(task);
        List<SourceFile> files = new ArrayList<>();
        try {
            for (CompilationUnitTree tree : task.parse()) {
                String path = tree.getSourceFile().toUri().getPath().substring(1);
                files.add(new SourceFile(path, texts.get(path), tree, docs));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    boolean isProduct() {
        return path.startsWith("src/main/");
    }

    boolean isStep() {
        return path.contains("/acceptance/steps/");
    }

    boolean isPackageInfo() {
        return path.endsWith("/package-info.java");
    }

    String packageName() {
        return String.valueOf(tree.getPackageName());
    }

    /** The types that stand in the file itself. */
    List<ClassTree> types() {
        return tree.getTypeDecls().stream()
                .filter(ClassTree.class::isInstance)
                .map(ClassTree.class::cast)
                .toList();
    }

    /** The Javadoc of a type or of the package; empty when there is none. */
    String doc(Tree tree) {
        String found = docs.getDocComment(TreePath.getPath(this.tree, tree));
        return found == null ? "" : found.strip();
    }

    long line(Tree tree) {
        long start = docs.getSourcePositions().getStartPosition(this.tree, tree);
        return this.tree.getLineMap().getLineNumber(start);
    }

    long lastLine(Tree tree) {
        long end = docs.getSourcePositions().getEndPosition(this.tree, tree);
        return this.tree.getLineMap().getLineNumber(end);
    }

    Finding finding(Tree tree, String rule, String what, String why) {
        return new Finding(path, line(tree), rule, what, why);
    }
}
