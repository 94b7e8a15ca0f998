package io.trivet.benchmark.report;

import io.trivet.benchmark.plan.DataSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The figures in lines of text. */
public record Table(Results results) {
    private static final String TITLE = "  %-14s";
    private static final int ALIGNED = Row.HEADS.size() - 2;

    public String text() {
        StringBuilder text = new StringBuilder();
        results.machine().forEach((name, value) -> text.append("%-14s %s%n".formatted(name, value)));
        text.append("%-14s %s%n".formatted("idle", idle()));
        Optional<DataSet> data = Optional.empty();
        String title = "";
        for (Result result : results.all()) {
            if (!data.equals(Optional.of(result.cell().data()))) {
                data = Optional.of(result.cell().data());
                title = "";
                text.append("%n%s%n%s%n".formatted(data.get(), line("", Row.HEADS)));
            }
            if (!title.equals(result.cell().title())) {
                title = result.cell().title();
                text.append(title).append('\n');
            }
            Row row = Row.of(result, results);
            text.append(line(row.name(), row.figures())).append('\n');
            Row.warning(result)
                    .ifPresent(warning -> text.append("    ").append(warning).append('\n'));
        }
        return text.append('\n').append(targets()).toString();
    }

    private String idle() {
        return results.idle().entrySet().stream()
                .map(each -> "%s %.1f %%".formatted(each.getKey().title(), each.getValue() * 100))
                .collect(Collectors.joining(", ", "", " of one core"));
    }

    private static String line(String name, List<String> figures) {
        return TITLE.formatted(name)
                + IntStream.range(0, figures.size())
                        .mapToObj(
                                i -> (i < ALIGNED ? " %9s" : i == ALIGNED ? "  %s" : "; %s").formatted(figures.get(i)))
                        .collect(Collectors.joining());
    }

    private String targets() {
        return new Targets(results)
                .all().stream()
                        .map(target -> "%-70s %10s %10s  %s%n"
                                .formatted(target.name(), target.wanted(), target.found(), target.verdict()))
                        .collect(Collectors.joining(
                                "", "%-70s %10s %10s%n".formatted("Targets", "wanted", "found"), ""));
    }
}
