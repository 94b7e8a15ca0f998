package io.trivet.benchmark.report;

import io.trivet.benchmark.plan.DataSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The figures in lines of text. */
public record Table(Results results) {
    private static final String FACT = "%-14s %s%n";

    public String text() {
        return Stream.of(machine(), figures(), takes(), healed(), targets())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private String machine() {
        StringBuilder text = new StringBuilder();
        results.machine().forEach((name, value) -> text.append(FACT.formatted(name, value)));
        String idle = results.idle().entrySet().stream()
                .map(each -> "%s %.1f %%".formatted(each.getKey().title(), each.getValue() * 100))
                .collect(Collectors.joining(", ", "", " of one core"));
        return (results.idle().isEmpty() ? text : text.append(FACT.formatted("idle", idle))).toString();
    }

    private String figures() {
        return lines(line("", Row.HEADS), result -> {
            Row row = Row.of(result, results);
            return line(row.name(), row.figures())
                    + Row.warning(result).map("%n    %s"::formatted).orElse("");
        });
    }

    private static String line(String name, List<String> figures) {
        return figures.stream().map(" %9s"::formatted).collect(Collectors.joining("", "  %-11s".formatted(name), ""));
    }

    private String takes() {
        return lines(String.join("; ", Row.TAKES), result -> {
            Row row = Row.of(result, results);
            return "  %-11s %s".formatted(row.name(), String.join("; ", row.takes()));
        });
    }

    /** One for each result, under what they have in common. */
    private String lines(String heads, Function<Result, String> line) {
        StringBuilder text = new StringBuilder();
        Optional<DataSet> data = Optional.empty();
        String title = "";
        for (Result result : results.all()) {
            if (!data.equals(Optional.of(result.cell().data()))) {
                text.append("%s%s%n%s%n"
                        .formatted(data.isEmpty() ? "" : "\n", result.cell().data(), heads));
                data = Optional.of(result.cell().data());
                title = "";
            }
            if (!title.equals(result.cell().title())) {
                title = result.cell().title();
                text.append(title).append('\n');
            }
            text.append(line.apply(result)).append('\n');
        }
        return text.toString();
    }

    private String healed() {
        return results.healed().map(HealedRows::new).map(Table::healed).orElse("");
    }

    private static String healed(HealedRows rows) {
        Stream<String> facts = rows.facts().stream().map(fact -> "  " + fact);
        Stream<String> figures = rows.figures().map(row -> line(row.get(0), row.subList(1, row.size())));
        return Stream.of(Stream.of(rows.title()), facts, figures)
                .flatMap(part -> part)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private String targets() {
        return new Targets(results)
                .all().stream()
                        .map(target -> "%-66s %9s %10s  %s%n"
                                .formatted(target.name(), target.wanted(), target.found(), target.verdict()))
                        .collect(
                                Collectors.joining("", "%-66s %9s %10s%n".formatted("Targets", "wanted", "found"), ""));
    }
}
