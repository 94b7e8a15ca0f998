package io.trivet.benchmark.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class DataSetTest {
    @Test
    void keysAreWholeGroupsOfThreeBytes() {
        assertEquals(15, DataSet.USUAL.key(0).length());
        assertEquals(15, DataSet.MANY.key(DataSet.MOST_KEYS - 1).length());
        assertEquals(
                9, new DataSet(DataSet.MOST_KEYS, DataSet.MOST_BYTES).prefix().length());
    }

    @Test
    void eachSetHasKeysOfItsOwn() {
        assertNotEquals(DataSet.USUAL.prefix(), DataSet.LARGE.prefix());
        assertNotEquals(DataSet.USUAL.prefix(), DataSet.MANY.prefix());
    }
}
