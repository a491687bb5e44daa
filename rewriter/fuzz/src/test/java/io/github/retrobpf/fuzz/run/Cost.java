package io.github.retrobpf.fuzz.run;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What this thread has taken: memory, which is the same each time but for what a virtual machine loads, and time.
 *
 * @param allocated in bytes, garbage included
 * @param nanos of its own on a processor
 */
public record Cost(long allocated, long nanos) {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Until now. */
    public static Cost now() {
        return new Cost(THREADS.getCurrentThreadAllocatedBytes(), THREADS.getCurrentThreadCpuTime());
    }

    /** Since then. */
    public static Cost since(Cost then) {
        Cost now = now();
        return new Cost(now.allocated - then.allocated, now.nanos - then.nanos);
    }
}
