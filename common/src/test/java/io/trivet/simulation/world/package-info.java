/** The world of a simulated run: time, machines and databases, deterministic and with faults to be asked for. */
package io.trivet.simulation.world;
