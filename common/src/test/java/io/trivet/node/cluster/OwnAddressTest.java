package io.trivet.node.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a process has to notice that its address is another one. */
final class OwnAddressTest {
    private static boolean isNotAmong(String... present) throws UnknownHostException {
        List<InetAddress> addresses = new ArrayList<>(List.of(InetAddress.getLoopbackAddress()));
        for (String each : present) {
            addresses.add(InetAddress.getByName(each));
        }
        return OwnAddress.of("192.0.2.5").isNotAmong(addresses);
    }

    @Test
    void anAddressThatIsThereHasNotMoved() throws UnknownHostException {
        assertFalse(isNotAmong("192.0.2.5", "192.0.2.6"));
        assertFalse(OwnAddress.of("127.0.0.1").hasMoved());
        assertFalse(OwnAddress.of("127.0.0.12").hasMoved());
    }

    @Test
    void anotherAddressInItsPlaceMeansThatItHasMoved() throws UnknownHostException {
        assertTrue(isNotAmong("192.0.2.6"));
    }

    @Test
    void withoutAnyNetworkItIsWaitedFor() throws UnknownHostException {
        assertFalse(isNotAmong());
        assertFalse(isNotAmong("fe80::1"));
    }

    @Test
    void aNameIsToldAsANumber() throws UnknownHostException {
        assertEquals("127.0.0.1", OwnAddress.of("localhost").text());
    }
}
