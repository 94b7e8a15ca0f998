package io.trivet.register.host;

import io.trivet.register.row.Row;

/** Rows as bytes, which take less memory than the many small objects of a row: so more of them can be kept. */
public interface RowPacking {
    /** Of a proposer without an acceptor, which forgets nothing of what it knows. */
    RowPacking NONE = new RowPacking() {
        @Override
        public byte[] pack(Row row) {
            throw new IllegalStateException("nothing is packed here");
        }

        @Override
        public Row unpack(byte[] packed) {
            throw new IllegalStateException("nothing was packed here");
        }
    };

    byte[] pack(Row row);

    /** The very row that was packed. */
    Row unpack(byte[] packed);
}
