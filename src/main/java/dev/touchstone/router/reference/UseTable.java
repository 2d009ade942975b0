package dev.touchstone.router.reference;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.touchstone.router.Analytics.ModelDay;
import dev.touchstone.router.Analytics.Totals;
import dev.touchstone.router.Usage;
import dev.touchstone.wire.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the export as CSV (RFC 4180): the contract's header line, then rows of as many cells. */
final class UseTable {

    private static final List<String> HEADER =
            List.of(
                    "date",
                    "model",
                    "requests",
                    "prompt_tokens",
                    "completion_tokens",
                    "total_tokens",
                    "cost");

    private static final CsvMapper MAPPER =
            CsvMapper.builder()
                    .enable(CsvParser.Feature.WRAP_AS_ARRAY)
                    .disable(CsvParser.Feature.SKIP_EMPTY_LINES)
                    .build();

    private UseTable() {}

    /** The rows; empty when this is no such table. */
    static Optional<List<ModelDay>> rows(Reply reply) {
        String type = reply.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.split(";")[0].strip().equals("text/csv") || !reply.isUtf8()) {
            return Optional.empty();
        }
        return cells(reply.text())
                .filter(lines -> !lines.isEmpty() && lines.get(0).equals(HEADER))
                .filter(lines -> lines.stream().allMatch(line -> line.size() == HEADER.size()))
                .map(lines -> lines.stream().skip(1).map(UseTable::row).toList());
    }

    private static Optional<List<List<String>>> cells(String text) {
        try (MappingIterator<String[]> lines =
                MAPPER.readerFor(String[].class).with(CsvSchema.emptySchema()).readValues(text)) {
            return Optional.of(lines.readAll().stream().map(List::of).toList());
        } catch (IOException e) {
            return Optional.empty(); // that it is no table is the finding; the caller reports it
        }
    }

    private static ModelDay row(List<String> cells) {
        return new ModelDay(
                UseRows.date(cells.get(0)),
                cells.get(1),
                new Totals(
                        whole(cells.get(2)),
                        new Usage(whole(cells.get(3)), whole(cells.get(4)), whole(cells.get(5))),
                        UseRows.decimal(cells.get(6))));
    }

    private static long whole(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
    }
}
