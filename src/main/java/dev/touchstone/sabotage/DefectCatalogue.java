package dev.touchstone.sabotage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.touchstone.criteria.Catalogue;
import dev.touchstone.sabotage.act.Notation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The catalogue of defects, {@code features/defects.yaml}, read strictly. */
public final class DefectCatalogue {

    private static final ObjectMapper YAML = Notation.reader().addModule(dates()).build();

    /** What the file calls the default model; a router may call its own otherwise. */
    private static final String DEFAULT_MODEL = "llama-3.2-3b";

    private final List<Defect> defects;
    private final List<ReviewedLine> reviewed;

    private final List<Exemption> exceptions;

    private DefectCatalogue(List<Defect> defects, DefectFile read) {
        this.defects = List.copyOf(defects);
        this.reviewed = read.reviewed() == null ? List.of() : List.copyOf(read.reviewed());
        this.exceptions = read.exceptions() == null ? List.of() : List.copyOf(read.exceptions());
    }

    /**
     * The catalogue for a router whose default model has the name that the file gives it.
     *
     * @throws DefectCatalogueException that names the file, the entry and what was expected there
     */
    public static DefectCatalogue load(Path file, Catalogue criteria) {
        return load(file, criteria, DEFAULT_MODEL);
    }

    /** The same where the default model is called otherwise: what is said of it is said of that. */
    public static DefectCatalogue load(Path file, Catalogue criteria, String defaultModel) {
        if (!Files.isRegularFile(file)) {
            throw new DefectCatalogueException(
                    file, "there is no such file; expected the catalogue of defects");
        }
        try {
            String text = Files.readString(file).replace(DEFAULT_MODEL, defaultModel);
            DefectFile read = YAML.readValue(text, DefectFile.class);
            if (read == null || read.defects() == null) {
                throw new DefectCatalogueException(file, "expected the key 'defects', found none");
            }
            return checked(file, criteria, read);
        } catch (JsonProcessingException e) {
            throw new DefectCatalogueException(file, place(e) + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new DefectCatalogueException(file, "cannot be read: " + e, e);
        }
    }

    private static SimpleModule dates() {
        return new SimpleModule()
                .addDeserializer(
                        LocalDate.class,
                        new FromStringDeserializer<LocalDate>(LocalDate.class) {
                            private static final long serialVersionUID = 1L;

                            @Override
                            protected LocalDate _deserialize(
                                    String text, DeserializationContext context) {
                                return LocalDate.parse(text);
                            }
                        });
    }

    /** All defects, in the order of the file. */
    public List<Defect> defects() {
        return defects;
    }

    /** What somebody took for a defect, and why it is none or cannot be seen. */
    public List<ReviewedLine> reviewed() {
        return reviewed;
    }

    /** What is not as it should be, and is known. */
    public List<Exemption> exceptions() {
        return exceptions;
    }

    private static String place(JsonProcessingException e) {
        int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
        String path =
                e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
                        ? mapping.getPathReference().replaceAll("[a-zA-Z.$]+\\[", "[") + ": "
                        : "";
        return "line %d: %s".formatted(line, path);
    }

    private static DefectCatalogue checked(Path file, Catalogue criteria, DefectFile read) {
        List<Defect> defects = new ArrayList<>();
        Set<String> ids = new TreeSet<>();
        for (DefectLine line : read.defects()) {
            Defect defect = defect(file, line, criteria);
            if (!ids.add(defect.id())) {
                throw new DefectCatalogueException(file, defect.id() + ": the id is used twice");
            }
            defects.add(defect);
        }
        return new DefectCatalogue(defects, read);
    }

    private static Defect defect(Path file, DefectLine line, Catalogue criteria) {
        try {
            return line.defect(criteria);
        } catch (IllegalArgumentException e) {
            throw new DefectCatalogueException(file, line.id() + ": " + e.getMessage(), e);
        }
    }
}
