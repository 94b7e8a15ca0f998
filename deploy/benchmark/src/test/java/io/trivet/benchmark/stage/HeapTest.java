package io.trivet.benchmark.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HeapTest {
    @Test
    void allPoolsOfTheHeapCountAndNothingElse() {
        String figures = """
                # TYPE jvm_memory_used_bytes gauge
                jvm_memory_used_bytes{area="heap",id="Eden Space",node="w1"} 1048576.0
                jvm_memory_used_bytes{area="heap",id="Tenured Gen",node="w1"} 3.145728E7
                jvm_memory_used_bytes{area="nonheap",id="Metaspace",node="w1"} 5.0E7
                """;
        assertEquals(31, Heap.megabytes(figures));
    }
}
