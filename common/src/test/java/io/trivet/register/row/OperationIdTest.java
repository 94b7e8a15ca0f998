package io.trivet.register.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OperationIdTest {
    private static final long TIME = 1_700_000_000_000L;
    private static final long LAST_TIME = (1L << 48) - 1;

    @Test
    void itIsAUuidOfVersion7WhateverTheRandomBits() {
        for (long random : List.of(0L, -1L, 0x5555_5555_5555_5555L)) {
            OperationId id = OperationId.of(TIME, random, random);
            assertTrue(id.isVersion7());
            assertEquals(7, id.uuid().version());
            assertEquals(2, id.uuid().variant());
            assertEquals(TIME, id.time());
            assertEquals(id, OperationId.of(id.uuid()));
        }
    }

    @Test
    void allBitsButTimeVersionAndVariantAreRandom() {
        OperationId zeros = OperationId.of(TIME, 0, 0);
        OperationId ones = OperationId.of(TIME, -1, -1);
        assertEquals(12, Long.bitCount(zeros.high() ^ ones.high()));
        assertEquals(62, Long.bitCount(zeros.low() ^ ones.low()));
    }

    @Test
    void otherUuidsAreNotOfVersion7() {
        assertFalse(OperationId.NONE.isVersion7());
        assertFalse(OperationId.of(UUID.fromString("018bcfe5-6800-4000-8000-000000000000"))
                .isVersion7());
        assertFalse(OperationId.of(UUID.fromString("018bcfe5-6800-7000-c000-000000000000"))
                .isVersion7());
        assertTrue(OperationId.of(UUID.fromString("018bcfe5-6800-7000-8000-000000000000"))
                .isVersion7());
    }

    @Test
    void theyAreOrderedByTimeThenByTheirOtherBitsUnsigned() {
        List<OperationId> rising = List.of(
                OperationId.NONE,
                OperationId.of(TIME, 0, 0),
                OperationId.of(TIME, 0, -1),
                OperationId.of(TIME, 1, 0),
                OperationId.of(TIME + 1, 0, 0),
                OperationId.of(LAST_TIME, 0, 0),
                new OperationId(-1, 0),
                new OperationId(-1, Long.MAX_VALUE),
                new OperationId(-1, Long.MIN_VALUE));
        for (int i = 0; i < rising.size(); i++) {
            for (int j = 0; j < rising.size(); j++) {
                assertEquals(i > j, rising.get(i).isAbove(rising.get(j)), i + " above " + j);
                assertEquals(rising.get(Math.max(i, j)), OperationId.max(rising.get(i), rising.get(j)));
            }
        }
    }

    @Test
    void aTimeOfAll48BitsComesBack() {
        assertEquals(LAST_TIME, OperationId.of(LAST_TIME, -1, -1).time());
        assertEquals(0, OperationId.of(0, -1, -1).time());
    }
}
