package dev.touchstone.stack.docker;

import dev.touchstone.stack.StackFailed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sees to it that the images of a compose file are on this machine before anything is started. */
final class Images {

    /** Some are large, and some networks slow. */
    private static final Duration PULL = Duration.ofMinutes(20);

    private static final Duration BUILD = Duration.ofMinutes(5);

    /** Of which classes and libraries an image of ours was made. */
    private static final String CONTENT = "dev.touchstone.content";

    private final Docker docker;

    Images(Docker docker) {
        this.docker = docker;
    }

    /**
     * Ours are made where they are missing or made of something else than is there now; others are
     * looked for on this machine first.
     *
     * @throws StackFailed for the first one that cannot be had
     */
    void provide(ComposeFile file) {
        Map<String, ComposeFile.Service> byImage = new LinkedHashMap<>();
        file.services().values().forEach(service -> byImage.put(service.image(), service));
        byImage.forEach(
                (image, service) ->
                        service.build()
                                .ifPresentOrElse(build -> make(image, build), () -> have(image)));
    }

    /**
     * One of somebody else's.
     *
     * @throws StackFailed when it is not here and cannot be pulled
     */
    void have(String image) {
        if (docker.say("image", "inspect", image).well()) {
            return;
        }
        Docker.Said pulled = docker.say(PULL, Map.of(), List.of("pull", "--quiet", image));
        if (!pulled.well()) {
            throw new StackFailed(
                    "The image %s is not on this machine and cannot be pulled: %s. `docker images` lists those that are"
                            .formatted(image, pulled.complaint()));
        }
    }

    private void make(String image, ComposeFile.Build build) {
        String content = ImageContent.of(build);
        String format = "{{index .Config.Labels \"%s\"}}".formatted(CONTENT);
        Docker.Said known = docker.say("image", "inspect", "--format", format, image);
        if (known.well() && known.out().strip().equals(content)) {
            return;
        }
        Path context = build.context();
        Docker.Said made =
                docker.say(
                        BUILD,
                        Map.of(),
                        List.of(
                                "build",
                                "--quiet",
                                "--label",
                                CONTENT + "=" + content,
                                "--tag",
                                image,
                                "--file",
                                build.dockerfile().toString(),
                                context.toString()));
        if (!made.well()) {
            throw new StackFailed(
                    "The image %s cannot be built from %s: %s"
                            .formatted(image, build.dockerfile(), made.complaint()));
        }
        // what it was before is nobody's any more
        docker.say("image", "prune", "--force", "--filter", "label=" + CONTENT);
    }
}
