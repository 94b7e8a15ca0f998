/** Stores that need no database: rows in memory, for tests, development and the simulation. */
package io.trivet.register.store;
