package io.trivet.benchmark.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final Set<String> ALL = Set.of("put", "get", "mix", "hot", "floor", "ceiling");

    private static Plan.Wishes wishes(Extent extent) {
        return new Plan.Wishes(extent, ALL, List.of(), List.of(), List.of(), false);
    }

    @Test
    void aQuickOneHasOneDataSet() {
        Plan plan = Plan.of(wishes(Extent.QUICK));
        assertEquals(
                List.of(DataSet.USUAL),
                plan.groups().stream().map(Plan.Group::data).toList());
        assertEquals(3 * 2 * 3 + 7, plan.count());
        assertEquals(Set.of(Subject.values()), plan.subjects());
    }

    @Test
    void stepsOfOneComparisonFollowOneAnother() {
        List<Subject> first = Plan.of(wishes(Extent.USUAL)).groups().get(0).cells().stream()
                .limit(3)
                .map(Cell::subject)
                .toList();
        assertEquals(List.of(Subject.TRIVET, Subject.ETCD, Subject.ETCD_GRPC), first);
    }

    @Test
    void aMillionKeysAreTrivetsAloneUnlessAllIsAskedFor() {
        Plan.Group many = Plan.of(wishes(Extent.USUAL)).groups().get(2);
        assertEquals(DataSet.MANY, many.data());
        assertTrue(many.cells().stream().allMatch(cell -> cell.subject() == Subject.TRIVET));
        Plan.Group full = Plan.of(wishes(Extent.FULL)).groups().get(2);
        assertEquals(3 * 4 * 3, full.cells().size());
    }

    @Test
    void ownKeysAndValuesAreCrossed() {
        Plan plan = Plan.of(
                new Plan.Wishes(Extent.USUAL, Set.of("put"), List.of(8), List.of(100, 200), List.of(10, 20), true));
        assertEquals(4, plan.count());
        assertEquals(
                new Cell(Work.PUT, new DataSet(100, 10), 8, Subject.TRIVET),
                plan.groups().get(0).cells().get(0));
        assertEquals(Set.of(Subject.TRIVET), plan.subjects());
    }

    @Test
    void warmingUpTakesEachWorkOnceAtItsHardest() {
        Plan.Group group = Plan.of(wishes(Extent.USUAL)).groups().get(0);
        assertTrue(group.hardest().contains(new Cell(Work.PUT, DataSet.USUAL, 256, Subject.TRIVET)));
        assertEquals(
                1,
                group.hardest().stream()
                        .filter(cell -> cell.work() == Work.PUT && cell.subject() == Subject.TRIVET)
                        .count());
    }
}
