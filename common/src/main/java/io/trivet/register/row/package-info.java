/** What is replicated: rows, their stamps, the operations on them and the answers they record. */
package io.trivet.register.row;
