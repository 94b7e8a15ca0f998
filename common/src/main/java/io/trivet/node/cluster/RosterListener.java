package io.trivet.node.cluster;

/** Is told who comes and goes, on the event loop that the roster is kept on. */
public interface RosterListener {
    /** A session that was not known. */
    void arrived(Peer peer);

    /** This session is over: nothing that is sent there is answered any more. */
    void gone(Peer peer);
}
