package io.trivet.benchmark.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All of it as one HTML file that needs nothing else. */
public record Page(Results results) {
    private static final String STYLE = """
            body { font-family: sans-serif; margin: 2em auto; max-width: 75em; color: #222 }
            table { border-collapse: collapse; font-size: 85%; margin: 1em 0 }
            td, th { padding: 0.2em 0.7em; text-align: right; border-bottom: 1px solid #ddd }
            td:first-child, th:first-child, td:last-child { text-align: left }
            """;

    public String html() {
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><title>Trivet, measured</title><style>
                %s</style></head><body>
                <h1>Trivet, measured</h1>
                %s
                <h2>Operations per second</h2>
                %s
                <h2>Targets</h2>
                %s
                <h2>Figures</h2>
                %s
                %s
                </body></html>
                """.formatted(STYLE, machine(), new Chart(results.all()).svg(), targets(), figures(), healed());
    }

    private String machine() {
        return table(results.machine().entrySet().stream().map(each -> List.of(each.getKey(), each.getValue())));
    }

    private String targets() {
        return table(Stream.concat(
                Stream.of(List.of("", "wanted", "found", "")),
                new Targets(results)
                        .all().stream()
                                .map(target ->
                                        List.of(target.name(), target.wanted(), target.found(), target.verdict()))));
    }

    private String figures() {
        return table(Stream.concat(
                Stream.of(cells("", Row.HEADS, Row.TAKES, "")),
                results.all().stream().map(this::figures)));
    }

    private String healed() {
        return results.healed().map(HealedRows::new).map(Page::healed).orElse("");
    }

    private static String healed(HealedRows rows) {
        return "<h2>%s</h2>%n<p>%s.</p>%n%s"
                .formatted(escaped(rows.title()), escaped(String.join("; ", rows.facts())), table(rows.figures()));
    }

    private List<String> figures(Result result) {
        Row row = Row.of(result, results);
        String name = "%s: %s: %s".formatted(result.cell().data(), result.cell().title(), row.name());
        return cells(name, row.figures(), row.takes(), Row.warning(result).orElse(""));
    }

    private static List<String> cells(String name, List<String> figures, List<String> takes, String warning) {
        return Stream.of(Stream.of(name), figures.stream(), takes.stream(), Stream.of(warning))
                .flatMap(part -> part)
                .toList();
    }

    private static String table(Stream<List<String>> rows) {
        return rows.map(row -> row.stream()
                        .map(cell -> "<td>" + escaped(cell) + "</td>")
                        .collect(Collectors.joining("", "<tr>", "</tr>\n")))
                .collect(Collectors.joining("", "<table>\n", "</table>"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
