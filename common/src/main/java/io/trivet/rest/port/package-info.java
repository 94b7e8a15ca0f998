/** What the HTTP interface needs of the process it runs in, and nothing of how that is done. */
package io.trivet.rest.port;
