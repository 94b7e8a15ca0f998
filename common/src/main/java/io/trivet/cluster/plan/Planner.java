package io.trivet.cluster.plan;

import io.trivet.cluster.Assignment;
import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.Replicas;
import java.util.List;
import java.util.Optional;

/**
 * The next step from a map towards the placement that the present workers call for. It remembers nothing, so any
 * controller can go on where another one stopped.
 *
 * <p>A partition gets one new config in a map at most, and has its next turn in the next map.
 */
public final class Planner {

    private final PlanSettings settings;

    public Planner(PlanSettings settings) {
        this.settings = settings;
    }

    /** The next map, if there is anything to do now. */
    public Optional<ClusterMap> next(ClusterMap map, Situation situation) {
        Outlook outlook = new Outlook(map, situation, settings.replicas());
        List<Replicas> places = Placing.of(outlook);
        Leads leads = new Leads(outlook, places);
        Moves moves = new Moves(outlook, new Replacing(outlook, places), leads);
        Draft draft = new Draft(map);
        draft.replicas(settings.replicas());
        draft.electors(new Electorate(outlook).next());
        moves.end(draft);
        leads.run(draft);
        moves.begin(draft, settings.movesAtOnce());
        return draft.map();
    }

    public Progress progress(ClusterMap map, Situation situation) {
        Outlook outlook = new Outlook(map, situation, settings.replicas());
        Replacing replacing = new Replacing(outlook, Placing.of(outlook));
        int moving = 0;
        int waiting = 0;
        int scarce = 0;
        int unavailable = 0;
        for (int partition = 0; partition < map.partitions().size(); partition++) {
            Assignment assignment = map.assignment(partition);
            PartitionConfig config = assignment.config();
            moving += config.isJoint() ? 1 : 0;
            waiting += !config.isJoint() && replacing.isNeeded(partition, config.voters()) ? 1 : 0;
            scarce += outlook.present(config.voters()) < settings.replicas() ? 1 : 0;
            unavailable += outlook.isAvailable(config) ? 0 : 1;
        }
        return new Progress(moving, waiting, scarce, unavailable);
    }
}
