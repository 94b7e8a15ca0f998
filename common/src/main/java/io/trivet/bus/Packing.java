package io.trivet.bus;

/** A parcel in the making, for one address. */
interface Packing {
    /** @return how many bytes it takes */
    int add(Parcel.Item item);

    boolean isFull();

    /** @return false when nothing has left this process, for certain */
    boolean send();
}
