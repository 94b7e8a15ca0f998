/** What every process is made of, whatever it is for: its settings, its time, its place in the cluster. */
package io.trivet.node;
