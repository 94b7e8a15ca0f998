/** What every process has in common, whatever it is for: heartbeats, cluster maps, a gateway and its HTTP interface. */
package io.trivet.process;
