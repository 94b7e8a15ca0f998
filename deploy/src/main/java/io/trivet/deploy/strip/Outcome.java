package io.trivet.deploy.strip;

/** What became of a conditional write, as far as its client was told. */
enum Outcome {
    /** Acknowledged. */
    DONE,
    /** The condition did not hold. */
    DECLINED,
    /** It did not happen, and never will. */
    NOT_DONE,
    /** Nobody knows; it may yet happen. */
    UNKNOWN
}
