/** What clients did and were told, and whether a linearizable store could have told them so. */
package io.trivet.simulation.history;
