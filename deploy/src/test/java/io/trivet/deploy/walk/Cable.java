package io.trivet.deploy.walk;

import java.util.List;

/** The network between the parts of a cluster. */
interface Cable {
    /** Packets from some to others, of which a part is lost from now on. Each cut is mended by itself. */
    AutoCloseable lose(double share, List<String> from, List<String> to);

    default AutoCloseable cut(List<String> from, List<String> to) {
        return lose(1, from, to);
    }
}
