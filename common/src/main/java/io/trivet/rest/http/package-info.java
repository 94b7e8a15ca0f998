/** HTTP as such, as the RFCs have it: nothing here knows what the calls are for. */
package io.trivet.rest.http;
