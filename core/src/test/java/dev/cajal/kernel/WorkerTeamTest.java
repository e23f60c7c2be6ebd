package dev.cajal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerTeamTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void run_anyTeamSize_doesEveryPartOnce(int size) {
    try (WorkerTeam team = WorkerTeam.ofSize(size)) {
      for (int parts = 0; parts < 50; parts++) {
        AtomicIntegerArray done = new AtomicIntegerArray(50);
        team.run(parts, done::incrementAndGet);
        for (int part = 0; part < 50; part++) {
          assertThat(done.get(part)).isEqualTo(part < parts ? 1 : 0);
        }
      }
    }
  }

  @Test
  void run_manyTimesWithPausesThatParkTheThreads_doesEveryPart() throws InterruptedException {
    try (WorkerTeam team = WorkerTeam.ofSize(3)) {
      AtomicInteger done = new AtomicInteger();
      for (int i = 0; i < 20_000; i++) {
        team.run(4, part -> done.incrementAndGet());
        if (i % 1000 == 0) {
          Thread.sleep(1);
        }
      }
      assertThat(done).hasValue(80_000);
    }
  }

  @Test
  void run_severalParts_usesTheOtherThreads() {
    try (WorkerTeam team = WorkerTeam.ofSize(2)) {
      Set<Thread> threads = Collections.synchronizedSet(new HashSet<>());
      CountDownLatch both = new CountDownLatch(2);
      team.run(
          2,
          part -> {
            threads.add(Thread.currentThread());
            both.countDown();
            await(both);
          });
      assertThat(threads).hasSize(2).contains(Thread.currentThread());
    }
  }

  @Test
  void run_whileTeamIsBusy_runsAllPartsOnTheCaller() throws InterruptedException {
    try (WorkerTeam team = WorkerTeam.ofSize(2)) {
      CountDownLatch running = new CountDownLatch(2);
      CountDownLatch release = new CountDownLatch(1);
      Thread first =
          Thread.ofPlatform()
              .start(
                  () ->
                      team.run(
                          2,
                          part -> {
                            running.countDown();
                            await(release);
                          }));
      await(running);
      Set<Thread> threads = Collections.synchronizedSet(new HashSet<>());
      AtomicInteger done = new AtomicInteger();
      team.run(
          5,
          part -> {
            threads.add(Thread.currentThread());
            done.incrementAndGet();
          });
      release.countDown();
      first.join();
      assertThat(threads).containsExactly(Thread.currentThread());
      assertThat(done).hasValue(5);
    }
  }

  @Test
  void run_insideAPart_runsThereAlone() {
    try (WorkerTeam team = WorkerTeam.ofSize(2)) {
      AtomicInteger done = new AtomicInteger();
      team.run(3, outer -> team.run(4, inner -> done.incrementAndGet()));
      assertThat(done).hasValue(12);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void run_partsThatThrow_throwsTheLowestAndServesOn(int size) {
    try (WorkerTeam team = WorkerTeam.ofSize(size)) {
      for (int i = 0; i < 200; i++) {
        assertThatThrownBy(
                () ->
                    team.run(
                        8,
                        part -> {
                          if (part >= 3) {
                            throw new IllegalStateException("part " + part);
                          }
                        }))
            .isInstanceOf(IllegalStateException.class)
            .hasMessage("part 3");
        AtomicInteger done = new AtomicInteger();
        team.run(8, part -> done.incrementAndGet());
        assertThat(done).hasValue(8);
      }
    }
  }

  @Test
  void run_tooManyParts_saysHowMany() {
    try (WorkerTeam team = WorkerTeam.ofSize(2)) {
      assertThatThrownBy(() -> team.run(65_536, part -> {}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("worker team: a task must have at most 65535 parts; found 65536");
    }
  }

  @Test
  void run_interruptedCaller_finishesAndStaysInterrupted() {
    try (WorkerTeam team = WorkerTeam.ofSize(2)) {
      AtomicInteger done = new AtomicInteger();
      CountDownLatch both = new CountDownLatch(2);
      Thread caller = Thread.currentThread();
      caller.interrupt();
      team.run(
          2,
          part -> {
            both.countDown();
            boolean interrupted = Thread.interrupted();
            await(both);
            if (!Thread.currentThread().equals(caller)) {
              sleepMillis(5);
            }
            done.incrementAndGet();
            if (interrupted) {
              caller.interrupt();
            }
          });
      assertThat(Thread.interrupted()).isTrue();
      assertThat(done).hasValue(2);
    }
  }

  @Test
  void run_afterClose_runsOnTheCaller() {
    WorkerTeam team = WorkerTeam.ofSize(4);
    team.close();
    int[] done = new int[1];
    team.run(9, part -> done[0]++);
    assertThat(done[0]).isEqualTo(9);
  }

  @Test
  void run_steadyState_allocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (WorkerTeam team = WorkerTeam.ofSize(2)) {
      AtomicInteger done = new AtomicInteger();
      WorkerTeam.Task task = part -> done.incrementAndGet();
      for (int i = 0; i < 2_000; i++) {
        team.run(4, task);
      }
      long fewest = Long.MAX_VALUE;
      for (int attempt = 0; attempt < 5; attempt++) {
        long start = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 1_000; i++) {
          team.run(4, task);
        }
        fewest = Math.min(fewest, threads.getCurrentThreadAllocatedBytes() - start);
      }
      assertThat(fewest).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 1025})
  void ofSize_outOfRange_saysTheRange(int size) {
    assertThatThrownBy(() -> WorkerTeam.ofSize(size))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("worker team: the number of threads must be between 1 and 1024; found " + size);
  }

  @Test
  void parseSize_notANumber_namesTheOption() {
    assertThatThrownBy(() -> WorkerTeam.parseSize("two", "system property cajal.threads"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "system property cajal.threads: the number of threads must be a whole number between 1"
                + " and 1024; found 'two'");
    assertThat(WorkerTeam.parseSize(" 3 ", "x")).isEqualTo(3);
  }

  @Test
  void initialSize_propertyOrProcessors() {
    String before = System.getProperty(SharedTeam.PROPERTY);
    try {
      System.setProperty(SharedTeam.PROPERTY, "5");
      assertThat(SharedTeam.initialSize()).isEqualTo(5);
      System.setProperty(SharedTeam.PROPERTY, "0");
      assertThatThrownBy(SharedTeam::initialSize)
          .hasMessage(
              "system property cajal.threads: the number of threads must be between 1 and 1024;"
                  + " found 0");
      System.clearProperty(SharedTeam.PROPERTY);
      assertThat(SharedTeam.initialSize()).isEqualTo(Runtime.getRuntime().availableProcessors());
    } finally {
      if (before != null) {
        System.setProperty(SharedTeam.PROPERTY, before);
      }
    }
  }

  @Test
  void setSharedSize_replacesTheSharedTeam() {
    int before = WorkerTeam.shared().size();
    try {
      WorkerTeam.setSharedSize(3);
      assertThat(WorkerTeam.shared().size()).isEqualTo(3);
      int[] sums = new int[10];
      WorkerTeam.shared().run(10, part -> sums[part] = part);
      assertThat(Arrays.stream(sums).sum()).isEqualTo(45);
    } finally {
      WorkerTeam.setSharedSize(before);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(10, TimeUnit.SECONDS)) {
        throw new AssertionError("waited 10 s for the other thread");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void sleepMillis(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
