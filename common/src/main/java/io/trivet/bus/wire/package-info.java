/** The bytes of the protocol's messages and rows: one class per family, which writes it and reads it back. */
package io.trivet.bus.wire;
