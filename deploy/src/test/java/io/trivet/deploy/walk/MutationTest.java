package io.trivet.deploy.walk;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** That the mistakes still fit the rules is seen at every build, not when somebody looks for them. */
class MutationTest {
    @Test
    void everyMistakeIsOneInTheRulesAsTheyAre() throws IOException {
        String rules = Files.readString(Path.of("../common/src/main/java/io/trivet/register/host/Rules.java"));
        for (Mutation mutation : Mutation.ALL) {
            assertNotEquals(rules, mutation.mutated(rules), mutation.name());
        }
    }
}
