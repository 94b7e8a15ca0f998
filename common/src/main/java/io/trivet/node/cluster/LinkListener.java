package io.trivet.node.cluster;

/** Is told of a process' stays in the cluster, in order, on the link's own threads: it must not block. */
public interface LinkListener {
    /** The process is in the cluster: its inboxes are there, and whoever is told of this session may write to it. */
    void joined(String session);

    /** The session is over. Nothing that is sent to it from now on arrives. A new one is being made. */
    void lost(String session);

    /** The process of this other session seems to have ended. If it has not, it will be heard again. */
    void ended(String session);

    /**
     * Coming back has failed again and again, or hangs. Attempts go on, but it is better to end the process with
     * {@link ClusterLink#HOPELESS} as its exit code, and to have it started anew.
     */
    void hopeless(String why);
}
