package dev.touchstone.reference.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.touchstone.reference.analytics.Analytics.ModelDay;
import java.util.List;
import java.util.regex.Pattern;

/** The export as a table for spreadsheets (RFC 4180, with a header line). */
final class AnalyticsCsv {
    private static final CsvSchema COLUMNS =
            CsvSchema.builder()
                    .addColumn("date")
                    .addColumn("model")
                    .addColumn("requests")
                    .addColumn("prompt_tokens")
                    .addColumn("completion_tokens")
                    .addColumn("total_tokens")
                    .addColumn("cost")
                    .setUseHeader(true)
                    .setLineSeparator("\r\n")
                    .build();

    /** What a spreadsheet would take for a formula (OWASP, "CSV Injection"). */
    private static final Pattern FORMULA = Pattern.compile("(?s)[=+\\-@\t\r\n].*");

    private final CsvMapper mapper =
            CsvMapper.builder().enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING).build();

    byte[] of(List<ModelDay> rows) {
        try {
            return mapper.writer(COLUMNS)
                    .writeValueAsBytes(rows.stream().map(AnalyticsCsv::cells).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The answer cannot be written as CSV", e);
        }
    }

    private static List<Object> cells(ModelDay row) {
        return List.of(
                row.date().toString(),
                harmless(row.model()),
                row.totals().requests(),
                row.totals().promptTokens(),
                row.totals().completionTokens(),
                row.totals().totalTokens(),
                Decimals.text(row.totals().cost()));
    }

    /** An apostrophe before it makes a spreadsheet show it as the text that it is. */
    private static String harmless(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }
}
