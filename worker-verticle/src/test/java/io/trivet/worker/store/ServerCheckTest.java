package io.trivet.worker.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.worker.store.Database.Process;
import io.trivet.worker.store.StoreFailure.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that may lose what it has acknowledged is not used unless that is asked for. */
@ExtendWith(SharedServer.class)
class ServerCheckTest {
    private Database database;

    @BeforeEach
    void use(Database shared) {
        database = shared;
    }

    @AfterEach
    void asItWas() {
        database.reset();
        database.sql("alter role current_user reset all");
    }

    @ParameterizedTest
    @CsvSource({"fsync, off", "full_page_writes, off", "synchronous_commit, off", "zero_damaged_pages, on"})
    void itMustNotLoseAnything(String setting, String value) {
        Process process = database.start();
        database.configure(setting, "'" + value + "'");
        for (StoreFailure failure : new StoreFailure[] {
            Loop.failure(database.starting()),
            Loop.failure(process.connecting(0, process.born().life()))
        }) {
            assertEquals(Kind.UNFIT, failure.kind());
            assertTrue(failure.getMessage().contains(setting + " is " + value), failure.getMessage());
        }
        StoreSettings trusting = StoreSettings.DEFAULT.trustingUnsafeServer();
        Loop.await(database.start(1, trusting, Optional.empty()).connect().fence());
    }

    /** What is set for a role goes before what is set for the server. */
    @Test
    void whatCountsIsWhatHoldsForItsSessions() {
        database.sql("alter role current_user set synchronous_commit = off");
        assertEquals(Kind.UNFIT, Loop.failure(database.starting()).kind());
    }

    @Test
    void aSessionKeepsTheDurabilityItWasFoundWith() {
        LoopStore store = database.start().connect();
        database.configure("synchronous_commit", "'off'");
        database.sql("create table seen (value text)");
        database.sql("create function look() returns trigger language plpgsql as"
                + " $$ begin insert into seen values (current_setting('synchronous_commit')); return null; end $$");
        database.sql("create trigger looking after update on fences for each row execute function look()");
        Loop.await(store.remember(Optional.empty(), List.of()));
        assertEquals("on", database.sql("select value from seen").get(0).getString(0));
    }

    /** None of these may change what our statements do. */
    @Test
    void settingsOfTheRoleDoNotMatter() {
        database.sql("alter role current_user set default_transaction_isolation = 'serializable'");
        database.sql("alter role current_user set default_transaction_read_only = on");
        database.sql("alter role current_user set statement_timeout = 1");
        Process process = database.start();
        Loop.await(process.connect().remember(Optional.empty(), List.of()));
    }
}
