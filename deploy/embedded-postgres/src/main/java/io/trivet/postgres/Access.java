package io.trivet.postgres;

/** All it takes to connect to a server. */
public record Access(String host, int port, String database, String user, String password) {
    static final String HOST = "127.0.0.1";
    static final String NAME = "trivet";

    static Access of(int port, String password) {
        return new Access(HOST, port, NAME, NAME, password);
    }

    /** As psql and drivers understand it; a password made by us needs no escaping. */
    public String url() {
        return "postgresql://" + user + ":" + password + "@" + host + ":" + port + "/" + database;
    }

    @Override
    public String toString() {
        return "postgresql://" + user + "@" + host + ":" + port + "/" + database;
    }
}
