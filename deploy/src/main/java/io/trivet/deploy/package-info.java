/** What is typed on a command line. */
package io.trivet.deploy;
