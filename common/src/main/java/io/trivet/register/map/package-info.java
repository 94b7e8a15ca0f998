/** The cluster map as a register: partition -1, its leader the active controller. */
package io.trivet.register.map;
