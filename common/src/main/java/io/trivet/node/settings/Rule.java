package io.trivet.node.settings;

import java.util.List;
import java.util.function.Predicate;

/**
 * What must hold between settings.
 *
 * @param about the settings it looks at: it is not asked when one of them is already wrong by itself
 * @param otherwise the sentence for whoever broke it
 */
public record Rule(List<Setting<?>> about, Predicate<Configuration> holds, String otherwise) {
    public Rule {
        about = List.copyOf(about);
    }
}
