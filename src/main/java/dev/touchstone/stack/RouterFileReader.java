package dev.touchstone.stack;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.touchstone.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Reads the file that describes somebody's router, and says where it is wrong. */
final class RouterFileReader {

    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .build();

    private RouterFileReader() {}

    /**
     * @throws SettingException naming file, line and what was expected
     */
    static RouterFile read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new SettingException(
                    "-Drouter=%s: there is no such file. Expected the YAML file that describes your router"
                            .formatted(file));
        }
        try {
            if (Files.readString(file).isBlank()) {
                throw RouterFile.wrong(file, "is empty; expected name, kind, url and models");
            }
            RouterFile read = YAML.readValue(file.toFile(), RouterFile.class);
            if (read == null) {
                throw RouterFile.wrong(file, "says nothing; expected name, kind, url and models");
            }
            return read.checked(file);
        } catch (UnrecognizedPropertyException e) {
            throw RouterFile.wrong(
                    file,
                    "line %d: there is no \"%s\" here; expected one of %s"
                            .formatted(
                                    line(file, e), e.getPropertyName(), e.getKnownPropertyIds()));
        } catch (MismatchedInputException e) {
            throw RouterFile.wrong(file, "line %d: %s".formatted(line(e), expected(e)));
        } catch (JacksonException e) {
            String first = e.getOriginalMessage().lines().findFirst().orElse("");
            throw RouterFile.wrong(file, "line %d is not readable: %s".formatted(line(e), first));
        } catch (IOException e) {
            throw RouterFile.wrong(file, "cannot be read as UTF-8: " + e.getMessage());
        }
    }

    /** Where the name stands; the exception only knows where what it is part of ends. */
    private static int line(Path file, UnrecognizedPropertyException e) {
        String sought =
                e.getPath().stream()
                        .map(
                                part ->
                                        part.getFieldName() == null
                                                ? part.getIndex()
                                                : part.getFieldName())
                        .map(part -> "/" + part)
                        .collect(Collectors.joining());
        try (JsonParser parser = YAML.createParser(file.toFile())) {
            while (parser.nextToken() != null) {
                boolean name = parser.currentToken() == JsonToken.FIELD_NAME;
                if (name && parser.getParsingContext().pathAsPointer().toString().equals(sought)) {
                    return parser.currentTokenLocation().getLineNr();
                }
            }
            return line(e);
        } catch (IOException unreadable) {
            return line(e); // it is broken further down as well
        }
    }

    private static int line(JacksonException e) {
        return e.getLocation() == null ? 1 : e.getLocation().getLineNr();
    }

    /** Says what belongs there in the words of the file, not of this class. */
    private static String expected(MismatchedInputException e) {
        String where =
                e.getPath().stream()
                        .map(JsonMappingException.Reference::getFieldName)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(".", "", ": "));
        Class<?> type = e.getTargetType() == null ? Object.class : e.getTargetType();
        return where.length() > 2 ? where + "expected " + words(type) : "expected " + words(type);
    }

    private static String words(Class<?> type) {
        if (Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        if (type == String.class) {
            return "a text";
        }
        return List.class.isAssignableFrom(type) ? "a list" : "lines of the form \"name: value\"";
    }
}
