/** The HTTP interface to the data, which controllers and workers both serve: three faces of one store. */
package io.trivet.rest;
