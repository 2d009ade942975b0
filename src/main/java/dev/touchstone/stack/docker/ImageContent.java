package dev.touchstone.stack.docker;

import dev.touchstone.stack.StackFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The fingerprint of what an image of this project is made from. Times of files say little: a
 * checkout changes them, and a build that changed nothing does.
 */
final class ImageContent {

    /** What {@code compose/image/Dockerfile} copies. */
    private static final List<Path> PARTS =
            List.of(Path.of("target", "classes"), Path.of("target", "image", "lib"));

    private ImageContent() {}

    /**
     * @throws StackFailed when a part has not been put there yet
     */
    static String of(ComposeFile.Build build) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Files.readAllBytes(build.dockerfile()));
            for (Path part : PARTS) {
                add(build.context().resolve(part), digest);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 12);
        } catch (IOException e) {
            throw new StackFailed("What the image is made of cannot be read: %s".formatted(e), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void add(Path part, MessageDigest digest) throws IOException {
        if (!Files.isDirectory(part)) {
            throw new StackFailed(
                    "The image cannot be built without %s, which Maven puts there: mvn compile -Dstack=containers"
                            .formatted(part));
        }
        try (Stream<Path> files = Files.walk(part)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = part.relativize(file).toString();
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                // a library of that name is that library
                digest.update(
                        name.endsWith(".jar")
                                ? Long.toString(Files.size(file)).getBytes(StandardCharsets.UTF_8)
                                : Files.readAllBytes(file));
            }
        }
    }
}
