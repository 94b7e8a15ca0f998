/** The console: a page that shows a cluster, and what happens to it. */
package io.trivet.console;
