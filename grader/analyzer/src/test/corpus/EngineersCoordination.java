package corpus;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.Exchanger;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.StampedLock;
import unblock.given.UserStore;

/** Locks, permits, queues and signals: calls that wait beside calls that only look alike. */
class EngineersCoordination extends Handlers {
  private final UserStore users;
  private final ExecutorService pool = Executors.newFixedThreadPool(16);
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final StampedLock stamped = new StampedLock();
  private final Semaphore permits = new Semaphore(16);
  private final CountDownLatch started = new CountDownLatch(1);
  private final Exchanger<String> exchanger = new Exchanger<>();
  private final Phaser phaser = new Phaser(2);
  private final LinkedBlockingQueue<String> jobs = new LinkedBlockingQueue<>();
  private final PriorityBlockingQueue<String> urgent = new PriorityBlockingQueue<>();
  private final SynchronousQueue<String> handOver = new SynchronousQueue<>();
  private final LinkedBlockingDeque<String> bounded = new LinkedBlockingDeque<>(16);
  private final DelayQueue<Delayed> later = new DelayQueue<>();
  private final Object monitor = new Object();
  private final AtomicReference<String> latest = new AtomicReference<>("");
  private final ConcurrentHashMap<String, LongAdder> hits = new ConcurrentHashMap<>();
  private final Thread background;
  private int x;
  private boolean ready;

  EngineersCoordination(UserStore users) {
    this.users = users;
    this.background = new Thread(this::work);
    background.setDaemon(true);
    background.start();
  }

  private void work() {
    try {
      while (true) {
        users.find(jobs.take());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void triesTheLock(Context ctx) { // OK: tryLock without a time does not wait
    if (!lock.tryLock()) {
      ctx.status(503);
      return;
    }
    try {
      ctx.result("" + ready);
    } finally {
      lock.unlock();
    }
  }

  void triesTheLockForNoTime(Context ctx) throws InterruptedException { // OK: a time of zero does not wait
    boolean got = lock.tryLock(0, TimeUnit.SECONDS);
    if (got) {
      lock.unlock();
    }
    ctx.result("" + got);
  }

  void triesTheLockForASecond(Context ctx) throws InterruptedException { // MAY: waits while another thread holds it
    if (lock.tryLock(1, TimeUnit.SECONDS)) {
      lock.unlock();
    }
  }

  void triesAPermitForNoTime(Context ctx) throws InterruptedException { // OK: a time of zero does not wait
    ctx.status(permits.tryAcquire(0, TimeUnit.SECONDS) ? 200 : 429);
  }

  void triesAPermitForASecond(Context ctx) throws InterruptedException { // MISS MAY: waits while all permits are taken; told as sure
    ctx.status(permits.tryAcquire(1, TimeUnit.SECONDS) ? 200 : 429);
  }

  void takesAPermit(Context ctx) { // BLOCKS: waits for a permit, without an end
    permits.acquireUninterruptibly();
    permits.release();
  }

  void countsPermits(Context ctx) { // OK: takes what is there
    ctx.result(permits.availablePermits() + " " + permits.drainPermits());
  }

  void waitsForASignal(Context ctx) throws InterruptedException { // BLOCKS: wait releases the monitor and waits
    synchronized (monitor) {
      while (!ready) {
        monitor.wait();
      }
    }
  }

  void notifies(Context ctx) { // OK: a short section that wakes others
    synchronized (monitor) {
      ready = true;
      monitor.notifyAll();
    }
  }

  void awaitsCondition(Context ctx) throws InterruptedException { // BLOCKS: waits for a signal
    lock.lock();
    try {
      ctx.result("" + changed.await(1, TimeUnit.SECONDS));
    } finally {
      lock.unlock();
    }
  }

  void awaitsStart(Context ctx) throws InterruptedException { // BLOCKS: waits for the latch
    started.await();
  }

  void awaitsStartForNoTime(Context ctx) throws InterruptedException { // OK: a time of zero does not wait
    ctx.result("" + started.await(0, TimeUnit.SECONDS));
  }

  void countsDown(Context ctx) { // OK: wakes others
    started.countDown();
    ctx.result("" + started.getCount());
  }

  void exchanges(Context ctx) throws InterruptedException { // BLOCKS: waits for a partner
    ctx.result(exchanger.exchange(ctx.path()));
  }

  void arrives(Context ctx) { // OK: arrive does not wait for the others
    ctx.result("" + phaser.arrive());
  }

  void arrivesAndWaits(Context ctx) { // BLOCKS: waits for the other party
    ctx.result("" + phaser.arriveAndAwaitAdvance());
  }

  void registersAndLeaves(Context ctx) { // OK: neither waits for an advance
    phaser.register();
    ctx.result("" + phaser.arriveAndDeregister());
  }

  void putsJob(Context ctx) throws InterruptedException { // OK: the queue has no bound, put never waits
    jobs.put("a");
  }

  void putsUrgent(Context ctx) { // OK: put of an unbounded priority queue never waits
    urgent.put("a");
  }

  void putsBounded(Context ctx) throws InterruptedException { // MAY: waits while 16 are in the queue
    bounded.putFirst("a");
  }

  void offersBounded(Context ctx) { // OK: offer returns false if it is full
    ctx.status(bounded.offerFirst("a") ? 202 : 429);
  }

  void handsOver(Context ctx) throws InterruptedException { // BLOCKS: waits for a taker
    handOver.put("a");
  }

  void offersToTaker(Context ctx) { // OK: offer needs a waiting taker, or returns false
    ctx.status(handOver.offer("a") ? 202 : 429);
  }

  void pollsForASecond(Context ctx) throws InterruptedException { // BLOCKS: waits up to a second
    ctx.result("" + urgent.poll(1, TimeUnit.SECONDS));
  }

  void pollsForNoTime(Context ctx) throws InterruptedException { // OK: a time of zero does not wait
    ctx.result("" + urgent.poll(0, TimeUnit.SECONDS));
  }

  void drains(Context ctx) { // OK: takes what is there
    List<String> all = new ArrayList<>();
    jobs.drainTo(all, 10);
    ctx.json(all);
  }

  void takesDelayed(Context ctx) throws InterruptedException { // BLOCKS: waits for the next that is due
    ctx.result("" + later.take());
  }

  void readsOptimistically(Context ctx) { // OK: an optimistic stamp is no lock
    long stamp = stamped.tryOptimisticRead();
    int seen = x;
    ctx.result(stamped.validate(stamp) ? "" + seen : "changed");
  }

  void writesUnderLock(Context ctx) { // BLOCKS: looks up while it holds the write lock
    long stamp = stamped.writeLock();
    try {
      x = users.find("a").hashCode();
    } finally {
      stamped.unlockWrite(stamp);
    }
  }

  void parks(Context ctx) { // BLOCKS: parks this thread for a second
    LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
  }

  void unparks(Context ctx) { // OK: wakes another thread
    LockSupport.unpark(background);
  }

  void swapsLatest(Context ctx) { // OK: atomic, without a lock
    ctx.result(latest.getAndUpdate(old -> ctx.path() + old.length()));
  }

  void updatesWithALookUp(Context ctx) { // BLOCKS: the update function looks up
    ctx.result(latest.updateAndGet(old -> users.find("a").toString()));
  }

  void countsHits(Context ctx) { // OK: makes a counter at most
    hits.computeIfAbsent(ctx.path(), path -> new LongAdder()).increment();
  }

  void sumsHits(Context ctx) { // OK: reduces numbers, on this thread
    ctx.result("" + hits.reduceValuesToLong(Long.MAX_VALUE, LongAdder::sum, 0, Long::sum));
  }

  void sleepsInSlices(Context ctx) throws InterruptedException { // BLOCKS: sleeps until it is ready
    for (int i = 0; i < 10 && !ready; i++) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  void backgroundQueue(Context ctx) { // OK: the background thread looks up
    ctx.status(jobs.offer("a") ? 202 : 503);
  }
}
