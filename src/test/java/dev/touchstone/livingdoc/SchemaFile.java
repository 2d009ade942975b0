package dev.touchstone.livingdoc;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A schema that the documents publish. */
final class SchemaFile {
    private final JsonSchema schema;

    SchemaFile(String name) throws IOException {
        schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(Files.readString(Path.of("docs").resolve(name)));
    }

    /** What the document breaks; nothing when it keeps the schema. */
    List<String> departures(JsonNode document) {
        return schema.validate(document).stream().map(Object::toString).toList();
    }
}
