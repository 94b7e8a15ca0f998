package io.trivet.k8s;

import java.util.ArrayList;
import java.util.List;

/** Looks at one side of all manifests of an overlay, and names what is wrong. */
@FunctionalInterface
interface Check {
    void look(Manifests manifests, Problems problems);

    /** What was found. */
    final class Problems {
        private final List<String> sentences = new ArrayList<>();

        void unless(boolean holds, String sentence, Object... of) {
            if (!holds) {
                sentences.add(sentence.formatted(of));
            }
        }

        List<String> sentences() {
            return sentences;
        }
    }

    default List<String> problems(Manifests manifests) {
        Problems problems = new Problems();
        look(manifests, problems);
        return problems.sentences();
    }
}
