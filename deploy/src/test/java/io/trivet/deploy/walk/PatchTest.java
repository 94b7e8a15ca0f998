package io.trivet.deploy.walk;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That patches still fit what they change is seen at every build, not when somebody looks for them. */
class PatchTest {
    @Test
    void everyPatchFitsTheSourcesAsTheyAre() throws IOException {
        List<Patch> all = Stream.concat(
                        Stream.of(Clocks.PATCH), Mutation.ALL.stream().map(Mutation::patch))
                .toList();
        for (Patch patch : all) {
            assertNotEquals(patch.original(), patch.applied(patch.original()), patch.name());
        }
    }
}
