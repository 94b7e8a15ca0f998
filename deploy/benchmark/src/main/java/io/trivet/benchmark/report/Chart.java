package io.trivet.benchmark.report;

import io.trivet.benchmark.plan.Subject;
import io.trivet.benchmark.plan.Work;
import java.util.List;
import java.util.Map;

/** Bars of operations per second, as SVG. Those of one kind of work have one scale. */
record Chart(List<Result> results) {
    private static final int NAMES = 110;
    private static final int WIDEST = 460;
    private static final int WIDTH = NAMES + WIDEST + 90;
    private static final int BAR = 16;
    private static final int TITLE = 26;
    private static final Map<Subject, String> COLOURS = Map.of(
            Subject.TRIVET, "#2f6f4f",
            Subject.ETCD, "#7aa6c2",
            Subject.ETCD_GRPC, "#41729f",
            Subject.POSTGRES, "#b08968",
            Subject.ROUTE, "#999999");

    String svg() {
        StringBuilder bars = new StringBuilder();
        int y = 0;
        String title = "";
        for (Result result : results) {
            String next = result.cell().data() + ": " + result.cell().title();
            if (!next.equals(title)) {
                title = next;
                y += TITLE;
                bars.append("<text x='0' y='%d' font-weight='bold'>%s</text>%n".formatted(y - 6, title));
            }
            bars.append(bar(result, y));
            y += BAR + 2;
        }
        return ("<svg viewBox='0 0 %1$d %2$d' width='%1$d' height='%2$d' font-size='12' font-family='sans-serif'>%n"
                        + "%3$s</svg>%n")
                .formatted(WIDTH, y + 4, bars);
    }

    private String bar(Result result, int y) {
        double most = most(result.cell().work());
        int length = (int) Math.max(1, most == 0 ? 0 : result.rate() / most * WIDEST);
        Subject subject = result.cell().subject();
        return """
                <text x='0' y='%1$d'>%2$s</text><rect x='%3$d' y='%4$d' width='%5$d' height='%6$d' fill='%7$s'/>\
                <text x='%8$d' y='%1$d'>%9$,.0f</text>
                """.formatted(
                        y + BAR - 4,
                        subject.title(),
                        NAMES,
                        y,
                        length,
                        BAR,
                        COLOURS.get(subject),
                        NAMES + length + 5,
                        result.rate());
    }

    private double most(Work work) {
        return results.stream()
                .filter(result -> result.cell().work() == work)
                .mapToDouble(Result::rate)
                .max()
                .orElse(0);
    }
}
