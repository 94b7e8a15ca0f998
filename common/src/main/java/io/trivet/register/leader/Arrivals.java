package io.trivet.register.leader;

import java.util.ArrayList;
import java.util.List;

/** Operations that came for one key and have not begun. Of the many keys in memory hardly any has one at a time. */
final class Arrivals {
    private List<Caller> callers = List.of();

    void add(Caller caller) {
        if (callers.isEmpty()) {
            callers = new ArrayList<>(2);
        }
        callers.add(caller);
    }

    boolean isEmpty() {
        return callers.isEmpty();
    }

    /** Takes out the first, no more than so many writes among them. */
    List<Caller> take(int mostWrites) {
        int writes = 0;
        int taken = 0;
        while (taken < callers.size() && writes < mostWrites) {
            writes += callers.get(taken++).isRead() ? 0 : 1;
        }
        List<Caller> first = callers.subList(0, taken);
        callers = taken == callers.size() ? List.of() : new ArrayList<>(callers.subList(taken, callers.size()));
        return first;
    }

    List<Caller> takeAll() {
        return take(Integer.MAX_VALUE);
    }
}
