/** Settings: what each is called, what it may be, and how they are read, all at once, before anything starts. */
package io.trivet.node.settings;
