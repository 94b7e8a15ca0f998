/** What a process tells those who run it: its log, its figures, and whether it is well. */
package io.trivet.node.telemetry;
