package dev.touchstone.acceptance.sabotage;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Holds only trials that bear one another; others wait outside. Thread-safe. */
final class Room {

    private final ReentrantLock door = new ReentrantLock(true);
    private final Condition empty = door.newCondition();
    private Company inside = Company.ANY;
    private int number;

    /** Returns once nothing is inside that this one cannot bear. */
    void enter(Company company) {
        door.lock();
        try {
            while (number > 0 && (company != inside || company == Company.NONE)) {
                empty.awaitUninterruptibly();
            }
            inside = company;
            number++;
        } finally {
            door.unlock();
        }
    }

    /** One that has entered has ended. */
    void leave() {
        door.lock();
        try {
            number--;
            if (number == 0) {
                empty.signalAll();
            }
        } finally {
            door.unlock();
        }
    }
}
