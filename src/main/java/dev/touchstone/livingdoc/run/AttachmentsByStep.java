package dev.touchstone.livingdoc.run;

import dev.touchstone.livingdoc.evidence.Evidence;
import dev.touchstone.livingdoc.evidence.EvidenceReader;
import io.cucumber.messages.types.Attachment;
import io.cucumber.messages.types.AttachmentContentEncoding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Attachments, read and cut as they come and found again by the step that made them. */
final class AttachmentsByStep {
    private final EvidenceReader reader = new EvidenceReader();
    private final Map<Key, List<Evidence>> byStep = new HashMap<>();

    private record Key(String testCaseStarted, String testStep) {}

    void add(Attachment attachment) {
        Key key =
                new Key(
                        attachment.getTestCaseStartedId().orElse(""),
                        attachment.getTestStepId().orElse(""));
        byStep.computeIfAbsent(key, none -> new ArrayList<>()).add(evidence(attachment));
    }

    List<Evidence> of(String testCaseStarted, String testStep) {
        return byStep.getOrDefault(new Key(testCaseStarted, testStep), List.of());
    }

    private Evidence evidence(Attachment attachment) {
        String name = attachment.getFileName().orElse("");
        String type = attachment.getMediaType();
        byte[] body = attachment.getBody().getBytes(StandardCharsets.UTF_8);
        if (attachment.getContentEncoding() == AttachmentContentEncoding.BASE64) {
            try {
                body = Base64.getDecoder().decode(body);
            } catch (IllegalArgumentException e) {
                return new Evidence.Unreadable(name, type, "it is not Base64", body.length);
            }
        }
        return reader.read(name, type, body);
    }
}
