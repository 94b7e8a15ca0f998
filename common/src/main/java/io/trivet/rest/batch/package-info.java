/** {@code POST /v1/batch}: many operations in one request, each atomic by itself. */
package io.trivet.rest.batch;
